/** A simple command: its words without variables in front, without redirections, quotes taken off. */
export type Words = readonly string[];

/**
 * The commands of a piece of shell as pages show it: lists with `&&`, `;` and `|`, comments, quotes, `$(...)`, variables in
 * front of a command, redirections. What else a shell knows is not taken.
 */
export function commandsIn(shell: string): Words[] {
  return shell
    .replace(/\\\n\s*/g, " ")
    .split("\n")
    .flatMap(lineCommands);
}

function lineCommands(line: string): Words[] {
  const found: Words[] = [];
  let words: string[] = [];
  let word: string | undefined;
  const endWord = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    const simple = withoutRedirections(words);
    const first = simple.findIndex((text) => !/^\w+=/.test(text));
    if (first >= 0) found.push(simple.slice(first));
    words = [];
  };
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? "";
    if (line.startsWith("$(", at)) {
      const end = closing(line, at + 1);
      found.push(...lineCommands(line.slice(at + 2, end)));
      word = `${word ?? ""}${line.slice(at, end + 1)}`;
      at = end;
    } else if (char === '"' || char === "'") {
      const end = char === "'" ? line.indexOf("'", at + 1) : doubleEnd(line, at);
      if (end < 0) throw new Error(`a quote is not closed: ${line}`);
      if (char === '"') found.push(...nested(line.slice(at + 1, end)));
      word = `${word ?? ""}${line.slice(at + 1, end)}`;
      at = end;
    } else if (char === "#" && word === undefined) break;
    else if (/\s/.test(char)) endWord();
    else if (char === ";" || char === "|" || (char === "&" && line[at + 1] === "&")) {
      endCommand();
      if (line[at + 1] === char) at++;
    } else if (char === "&") endWord();
    else word = `${word ?? ""}${char}`;
  }
  endCommand();
  return found;
}

/** Commands within a text in double quotes. */
function nested(text: string): Words[] {
  const start = text.indexOf("$(");
  return start < 0 ? [] : lineCommands(text.slice(start + 2, closing(text, start + 1)));
}

/** Where the double quote that opens at a place closes; `$(...)` may hold others. */
function doubleEnd(line: string, from: number): number {
  for (let at = from + 1; at < line.length; at++) {
    if (line.startsWith("$(", at)) at = closing(line, at + 1);
    else if (line[at] === '"') return at;
  }
  return -1;
}

function closing(line: string, open: number): number {
  let depth = 0;
  for (let at = open; at < line.length; at++) {
    if (line[at] === "(") depth++;
    if (line[at] === ")" && --depth === 0) return at;
  }
  throw new Error(`$( is not closed: ${line}`);
}

const withoutRedirections = (words: readonly string[]) =>
  words.filter((word, index) => !/^\d?>/.test(word) && !/^\d?>>?$/.test(words[index - 1] ?? ""));
