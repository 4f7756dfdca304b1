/** A name of the flow within a sentence: in quotes, on one line, cut when long. */
export const name = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${Array.from(text.slice(0, 60)).slice(0, 59).join("")}…` : text).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
