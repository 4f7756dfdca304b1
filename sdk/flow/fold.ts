/** What a value is for a fold: a result by itself, or parts whose results make its own. */
export type Step<Item, Result> =
  | { result: Result }
  | { parts: readonly Item[]; combine: (results: Result[]) => Result };

interface Frame<Item, Result> {
  parts: readonly Item[];
  combine: (results: Result[]) => Result;
  results: Result[];
}

/**
 * Works a nested value out from its leaves to its top. It keeps its own stack, so a document that is nested ten
 * thousand levels deep does not overflow the engine's.
 */
export function fold<Item, Result>(top: Item, open: (item: Item) => Step<Item, Result>): Result {
  const frames: Frame<Item, Result>[] = [];
  let item = top;
  for (;;) {
    const step = open(item);
    if (!("result" in step)) {
      frames.push({ ...step, results: [] });
      if (step.parts.length > 0) {
        item = step.parts[0] as Item;
        continue;
      }
    }
    let result = "result" in step ? step.result : (frames.pop() as Frame<Item, Result>).combine([]);
    let frame = frames.at(-1);
    while (frame !== undefined) {
      frame.results.push(result);
      if (frame.results.length < frame.parts.length) break;
      frames.pop();
      result = frame.combine(frame.results);
      frame = frames.at(-1);
    }
    if (frame === undefined) return result;
    item = frame.parts[frame.results.length] as Item;
  }
}
