// What tools say of the package itself.
import { command, root } from "./project.mjs";

const ATTW = ["npm", "exec", "--yes", "@arethetypeswrong/cli@0.18.5", "--"];

export const packageRows = [
  ["publint", ({ tarball }) => command(root, ["npm", "exec", "--yes", "publint@0.3.25", "--", "--strict", tarball])],
  [
    "are the types wrong",
    // The oldest module resolution knows no exports, and of a JSON file nothing that could stand for them.
    ({ tarball }) => command(root, [...ATTW, tarball, "--exclude-entrypoints", "flow.schema.json"]),
  ],
  ["knip", () => command(root, ["npm", "exec", "--yes", "knip@6.44.2"])],
];
