/** Generated from the tables of inputs and outputs: the reference page, and the doc comments of the SDK. */
import { RESOURCES } from "../index";
import { withDocComments } from "./docComments";
import { referenceText } from "./page";

export { withDocComments } from "./docComments";
export { defaultOf } from "./page";

/**
 * The generated files by their paths from the root of the project.
 *
 * @param read gives the text of a file
 */
export function generatedFiles(read: (file: string) => string): Record<string, string> {
  const classes = RESOURCES.map((resource) => {
    const file = `sdk/${resource.type.charAt(0).toLowerCase()}${resource.type.slice(1)}.ts`;
    return [file, withDocComments(read(file), resource)];
  });
  return { "docs/resources.md": referenceText(RESOURCES), ...Object.fromEntries(classes) };
}
