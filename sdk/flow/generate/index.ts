/** Generated files: types, the schema for editors and the reference pages, from the tables of format and rules. */
import { referenceText } from "./reference";
import { flowSchema } from "./schema";
import { typesText } from "./types";
import { validationText } from "./validation";

export { flowSchema } from "./schema";

/** The generated files by their paths from the root of the project. TypeScript and JSON still want formatting. */
export function generatedFiles(): Record<string, string> {
  return {
    "sdk/flow/generated/flowJson.ts": typesText(),
    "sdk/flow/generated/flow.schema.json": `${JSON.stringify(flowSchema(), null, 2)}\n`,
    "docs/flow-json.md": referenceText(),
    "docs/validation.md": validationText(),
  };
}
