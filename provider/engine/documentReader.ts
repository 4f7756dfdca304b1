import { decodeKeyed } from "../../sdk/flow";

/** Documents that are kept: the engine asks several times about one resource, and then about the next one. */
const KEPT = 32;

/**
 * Reads documents out of their keyed form. For a form that it has just read it returns the same object, so that one may
 * see without another look that an unchanged document is the recorded one. Nobody may change what it returns.
 */
export function documentReader(): (view: unknown) => unknown {
  const kept = new Map<string, unknown>();
  return (view) => {
    if (typeof view !== "object" || view === null) return decodeKeyed(view);
    const text = JSON.stringify(view);
    const document = kept.get(text) ?? decodeKeyed(view);
    kept.delete(text);
    kept.set(text, document);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return document;
  };
}
