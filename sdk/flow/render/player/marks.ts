import type { Mark } from "../model";
import { element } from "./dom";
import type { Sheet } from "./sheet";

/** Marks what changed: the component in which a change lies, or the nearest thing around it that is drawn. */
export function showMarks(marks: readonly Mark[], sheet: Sheet): void {
  const marksOf = new Map<HTMLElement, Mark[]>();
  for (const mark of marks) {
    const found = nearest(mark.path, sheet.drawn);
    if (found === undefined) continue;
    const kind = found.path === mark.path ? mark.kind : "changed";
    marksOf.set(found.drawn, [...(marksOf.get(found.drawn) ?? []), { ...mark, kind }]);
  }
  for (const [drawn, here] of marksOf) {
    const kind = here.find((mark) => mark.kind !== "changed")?.kind ?? "changed";
    drawn.dataset.mark = kind;
    const summaries = [...new Set(here.map(({ summary }) => summary))].join("\n");
    drawn.title = summaries;
    drawn.append(element("span", { class: `flag ${kind}` }, kind));
  }
}

/** The drawn thing with the longest path that a path lies in. */
function nearest(
  path: string,
  drawn: ReadonlyMap<string, HTMLElement>,
): { path: string; drawn: HTMLElement } | undefined {
  let found: { path: string; drawn: HTMLElement } | undefined;
  for (const [place, thing] of drawn) {
    const isWithin = path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
    if (isWithin && place.length > (found?.path.length ?? 0)) found = { path: place, drawn: thing };
  }
  return found;
}
