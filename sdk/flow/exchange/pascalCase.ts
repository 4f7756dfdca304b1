/** The id of a screen as the name of a type: SIGN_UP becomes SignUp. */
export function pascalCase(id: string): string {
  const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = words.map(capitalized).join("");
  return /^[A-Za-z]/.test(name) ? name : `Screen${name}`;
}

/** Words in capitals are written small but for the first letter; words in mixed case stay as they are. */
const capitalized = (word: string): string =>
  `${word.charAt(0).toUpperCase()}${word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1)}`;
