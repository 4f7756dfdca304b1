import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";

const root = path.join(__dirname, "..");

/** Imports of every source file below a folder, as paths from the root or names of packages. */
function importsBelow(folder: string): { file: string; target: string }[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const file = path.join(folder, name);
      const source = readFileSync(path.join(root, file), "utf8");
      const statement = /(?:\bfrom |\bimport |\b(?:import|require)\()"([^"\n]+)"\)?/g;
      const named = [...source.matchAll(statement)].map(([, target]) => target as string);
      return named.map((target) => ({
        file,
        target: target.startsWith(".") ? path.join(path.dirname(file), target) : target,
      }));
    });
}

/** Every source file that is written by hand. */
const files = ["sdk", "provider"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("generated"))
    .map((name) => path.join(folder, name)),
);

const breaking = (imports: { file: string; target: string }[], allowed: (target: string, file: string) => boolean) =>
  imports.filter(({ file, target }) => !allowed(target, file)).map(({ file, target }) => `${file} imports ${target}`);

test("sdk never imports provider", () => {
  expect(breaking(importsBelow("sdk"), (target) => !target.startsWith("provider"))).toEqual([]);
});

test("sdk/flow is usable without Pulumi", () => {
  const allowed = (target: string) =>
    target.startsWith("sdk/flow") || ["node:crypto", "jsonc-parser", "@dagrejs/dagre"].includes(target);
  expect(breaking(importsBelow("sdk/flow"), allowed)).toEqual([]);
});

test("sdk/endpoint takes what it needs of the Flow JSON library, and nothing from outside but Node", () => {
  const allowed = (target: string) =>
    target.startsWith("sdk/endpoint") ||
    /^sdk\/flow\/(exchange|define|json)$/.test(target) ||
    target.startsWith("node:");
  expect(breaking(importsBelow("sdk/endpoint"), allowed)).toEqual([]);
});

test("provider takes only the room sdk/flow from sdk, by its door", () => {
  expect(breaking(importsBelow("provider"), (target) => !target.startsWith("sdk") || target === "sdk/flow")).toEqual(
    [],
  );
});

test("the lifecycles know no Pulumi, and the CAMS client knows no lifecycle", () => {
  const frontEnds = ["@pulumi/", "provider/engine", "provider/dynamic", "provider/plugin"];
  const noPulumi = (target: string) => !frontEnds.some((name) => target.startsWith(name));
  expect(breaking(importsBelow("provider/resources"), noPulumi)).toEqual([]);
  const inCams = (target: string) => !target.startsWith("provider/") || /^provider\/(cams|parsedJson$)/.test(target);
  expect(breaking(importsBelow("provider/cams"), inCams)).toEqual([]);
});

test("nothing reaches past the door of another room", () => {
  // What lies directly in these is shared by all rooms in them.
  const open = ["sdk", "sdk/flow", "provider", "provider/resources"];
  const rooms = [...new Set(files.map((file) => path.dirname(file)))].filter((folder) => !open.includes(folder));
  const throughDoor = (target: string, file: string) =>
    rooms.every((room) => !target.startsWith(`${room}/`) || file.startsWith(`${room}/`)) ||
    // The tables of rules are read without the rules.
    /^sdk\/flow\/validate\/.*\/catalogue$/.test(target);
  expect(breaking([...importsBelow("sdk"), ...importsBelow("provider")], throughDoor)).toEqual([]);
});

test("loading pulumi-cams in a program pulls in no other library, and of the Flow JSON library only what it uses", () => {
  const script = `
    require("@pulumi/pulumi");
    const before = new Set(Object.keys(require.cache));
    require("pulumi-cams");
    const loaded = Object.keys(require.cache).filter((file) => !before.has(file));
    console.log(JSON.stringify(loaded.filter((file) => /node_modules|dist.provider|flow.(validate|lint|diff|graph|render|format)\\b/.test(file))));
  `;
  expect(JSON.parse(execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" }))).toEqual([]);
});

test("loading pulumi-cams/endpoint in a server pulls in no library, and of the Flow JSON library neither checks nor drawings", () => {
  const script = `
    require("pulumi-cams/endpoint");
    const loaded = Object.keys(require.cache);
    console.log(JSON.stringify(loaded.filter((file) => /node_modules|dist.provider|flow.(validate|lint|diff|graph|render)\\b/.test(file))));
  `;
  expect(JSON.parse(execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" }))).toEqual([]);
});

test("the package offers its five entries, to require and to import alike", () => {
  const names = {
    "pulumi-cams": ["FlowTrigger", "PhoneEncryptionPublicKey", "Provider", "WhatsAppFlow", "defineFlow", "flowFile"],
    "pulumi-cams/provider": ["flowTrigger", "phoneEncryptionPublicKey", "whatsAppFlow"],
    "pulumi-cams/flow": [
      "decodeKeyed",
      "diffFlows",
      "digest",
      "encodeKeyed",
      "flowGraph",
      "formatFlow",
      "lint",
      "parseFlow",
      "renderPage",
      "upgrade",
      "validate",
    ],
    "pulumi-cams/endpoint": ["TokenInvalidError", "createEndpoint", "nodeListener"],
    "pulumi-cams/emulator": ["startEmulator"],
  };
  const script = `
    import { createRequire } from "node:module";
    const require = createRequire(process.cwd() + "/x.js");
    const found = {};
    for (const [entry, names] of Object.entries(${JSON.stringify(names)})) {
      const [required, imported] = [require(entry), await import(entry)];
      found[entry] = names.filter((name) => name in required && name in imported);
    }
    console.log(JSON.stringify(found));
  `;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
  expect(JSON.parse(output)).toEqual(names);
});

test("each folder says at its door what it is for", () => {
  const doors = [...new Set(files.map((file) => path.dirname(file)))].map((folder) =>
    // The folders of the two executables have no index, because nothing is imported from them.
    ["index.ts", "main.ts"].map((name) => path.join(folder, name)).find((file) => files.includes(file)),
  );
  const isExplained = (door: string | undefined) =>
    door !== undefined && /^(#!.*\n)?\/\*\*/.test(readFileSync(path.join(root, door), "utf8"));
  expect(doors.length).toBeGreaterThan(40);
  expect(doors.filter((door) => !isExplained(door))).toEqual([]);
});
