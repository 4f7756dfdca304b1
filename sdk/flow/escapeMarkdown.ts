/** Invisible; what it parts is no mention, reference, link or emoji, also after entities are decoded. */
const BREAK = "\u200b";

/**
 * Spells a text so that Markdown, and GitHub in its comments, shows it as it is: it makes no mention, link, reference,
 * emoji, HTML, code, table or emphasis. An underscore within a word has no meaning, and screen ids stay readable.
 *
 * @param text one line; a line break in it would begin a line of Markdown
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[#@]|:(?=\/\/|[\w+-]+:)|GH-(?=\d)|www(?=\.)/gi, `$&${BREAK}`)
    .replace(/\b(?=\d*[a-f])[0-9a-f]{7,40}\b/g, (commit) => commit.replace(/.{6}(?=.)/g, `$&${BREAK}`))
    .replace(/[&<>`|*~[\]\\$#@]/g, entity)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, entity)
    .replace(/^[-+=\d]/, entity)
    .replaceAll(BREAK, entity(BREAK));
}

const entity = (character: string): string => `&#${character.charCodeAt(0)};`;
