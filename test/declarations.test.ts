import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";

const root = path.join(__dirname, "..");

/** All modules that a compiler loads for a declaration file, other than declarations of ours. */
function loadedBy(entry: string): string[] {
  const seen = new Set([entry]);
  const outside = new Set<string>();
  for (const file of seen) {
    const code = readFileSync(file, "utf8").replace(/\/\*.*?\*\//gs, "");
    const imported = code.matchAll(/(?:\bfrom |\bimport\(|\bimport )"([^"\n]+)"/g);
    for (const [, target = ""] of imported) {
      if (!target.startsWith(".")) {
        outside.add(target);
        continue;
      }
      const below = path.join(path.dirname(file), target);
      const found = [`${below}.d.ts`, path.join(below, "index.d.ts")].find(existsSync);
      if (found === undefined) throw new Error(`${file} imports ${target}, which has no declarations`);
      seen.add(found);
    }
  }
  return [...outside].sort();
}

const { exports: exported }: { exports: Record<string, string | { types: string }> } = JSON.parse(
  readFileSync(path.join(root, "package.json"), "utf8"),
);
const entries = Object.entries(exported).flatMap(([name, target]) =>
  typeof target === "string" ? [] : [[name, target.types] as const],
);

// The typings of other libraries need newer compilers than ours do, and fail in programs without skipLibCheck.
test.each(entries)("the declarations of %s load those of Pulumi and Node alone", (_name, types) => {
  const others = loadedBy(path.join(root, types)).filter(
    (target) => target !== "@pulumi/pulumi" && !target.startsWith("node:"),
  );
  expect(others).toEqual([]);
});
