/** Invisible; a name or number behind it is no mention and no reference, also after entities are decoded. */
const BREAK = "&#8203;";

const entity = (character: string): string => `&#${character.charCodeAt(0)};`;

/**
 * Spells a text so that Markdown, and GitHub in its comments, shows it as it is: it makes no mention, link, reference,
 * emoji, HTML, code, table or emphasis. An underscore within a word has no meaning, and screen ids stay readable.
 *
 * @param text one line; a line break in it would begin a line of Markdown
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>`|*~[\]\\$#@]/g, (character) =>
      /[#@]/.test(character) ? entity(character) + BREAK : entity(character),
    )
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, entity)
    .replace(/:(?=\/\/|[\w+-]+:)|(?<=www)\./gi, (character) => entity(character) + BREAK)
    .replace(/\bGH-(?=\d)/gi, (reference) => reference + BREAK)
    .replace(/\b(?=\d*[a-f])[0-9a-f]{7,40}\b/g, (commit) => commit.replace(/.{6}(?=.)/g, `$&${BREAK}`))
    .replace(/^[-+=\d]/, entity);
}
