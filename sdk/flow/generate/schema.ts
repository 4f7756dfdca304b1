import type { JsonObject } from "../json";
import { DESCRIBED_VERSIONS } from "./inventory";
import { choiceSchema, definitionsIn } from "./schemaDefinitions";
import { mergeVersions } from "./schemaVersions";

/**
 * A JSON Schema (draft-07, which editors know best) of what a flow is made of: keys, types, what may be a binding, and
 * which component may stand where. It says nothing of what only shows across a document, such as a screen that does not
 * exist; `validate` does.
 *
 * @param version a version of Flow JSON, to describe that one alone; without one the schema holds all that Meta takes
 *   and chooses by the `version` of the document
 * @throws RangeError for a version that Meta does not take
 */
export function flowSchema(version?: string): JsonObject {
  if (version !== undefined && !DESCRIBED_VERSIONS.includes(version)) {
    throw new RangeError(
      `there is no schema for version ${version}; there is one for ${DESCRIBED_VERSIONS.join(", ")}`,
    );
  }
  const versions = version === undefined ? DESCRIBED_VERSIONS : [version];
  const { definitions, nameIn } = mergeVersions(versions, definitionsIn);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: version === undefined ? "Flow JSON" : `Flow JSON ${version}`,
    ...choiceSchema(
      "version",
      versions.map((each) => [each, nameIn("Flow", each)]),
    ),
    definitions,
  };
}
