import * as path from "node:path";
import { CommandError } from "../outcome";

/** What both Pulumi and npm take as the name of a project. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** npm installs no package into a project of the same name, and refuses the other two. */
const TAKEN = ["pulumi-cams", "node_modules", "favicon.ico"];

const isName = (text: string) => NAME.test(text) && !TAKEN.includes(text);

/**
 * The name of a project: the one that is given, or that of its folder in letters that a name may have.
 *
 * @throws CommandError when the given one cannot be a name
 */
export function nameOf(folder: string, given: string | undefined): string {
  if (given !== undefined && !isName(given)) {
    const rule = TAKEN.includes(given)
      ? "npm does not accept it for a project that depends on pulumi-cams"
      : "a name has lower-case letters, digits, hyphens, underscores and periods, and starts with a letter or digit";
    throw new CommandError(`${JSON.stringify(given)} cannot be the name of the project: ${rule}`);
  }
  const derived = path
    .basename(path.resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "")
    .slice(0, 100);
  return given ?? (isName(derived) ? derived : "whatsapp-flows");
}
