import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import * as path from "node:path";
import { anchorsOf, linksOf, PAGES, root, textOf } from "./pages";

/** The files of the package, without those that a build makes. */
const packed: string[] = JSON.parse(
  execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: "pipe",
  }),
)[0].files.map(({ path }: { path: string }) => path);

const isRelative = (link: string) => !/^[a-z]+:/.test(link);

/** Where a relative link of a page leads: a path from the root, and an anchor. */
function targetOf(page: string, link: string): { file: string; anchor: string | undefined } {
  const [file = "", anchor] = link.split("#");
  return { file: file === "" ? page : path.join(path.dirname(page), file), anchor };
}

test.each(PAGES)("each link of %s leads somewhere", (page) => {
  const broken = linksOf(page)
    .filter(isRelative)
    .filter((link) => {
      const { file, anchor } = targetOf(page, link);
      if (!existsSync(path.join(root, file))) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    });
  expect(broken).toEqual([]);
});

test("the package has every page and picture to which README and the pages behind it lead", () => {
  const carried = PAGES.filter((page) => packed.includes(page));
  expect(carried).toEqual(expect.arrayContaining(["README.md", "SECURITY.md", "docs/settings.md"]));
  const targets = carried.flatMap((page) =>
    linksOf(page)
      .filter(isRelative)
      .map((link) => targetOf(page, link).file),
  );
  const isThere = (file: string) =>
    statSync(path.join(root, file)).isDirectory()
      ? packed.some((name) => name.startsWith(`${path.normalize(file)}/`))
      : packed.includes(file);
  expect(targets.filter((file) => !isThere(file))).toEqual([]);
});

test("the address of the repository is one and the same everywhere", () => {
  const { repository, homepage, bugs } = require("pulumi-cams/package.json");
  const [, address] = /^git\+(https:\/\/.+)\.git$/.exec(repository.url) ?? [];
  expect({ homepage, bugs }).toEqual({ homepage: `${address}#readme`, bugs: `${address}/issues` });
  const files = [...PAGES, ".github/ISSUE_TEMPLATE/config.yml"];
  const named = files.flatMap((file) => textOf(file).match(/https:\/\/github\.com\/[\w-]+\/pulumi-cams/g) ?? []);
  expect(new Set(named)).toEqual(new Set([address]));
});
