// Reads what `pulumi stack export` prints and prints it with each secret replaced by a text, and without the key to them,
// so that whoever may read this repository may have it:
//
//   pulumi stack export | node .github/withoutSecrets.ts > state.json
import { readFileSync } from "node:fs";

/** How Pulumi marks a value of its own in a state, and a secret among those. */
const MARK = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

const state = JSON.parse(readFileSync(0, "utf8"), (_key, value) => (value?.[MARK] === SECRET ? "[secret]" : value));
delete state.deployment.secrets_providers;
console.log(JSON.stringify(state));
