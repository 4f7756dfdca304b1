import type { Behaviour } from "../options";
import { type Parameters, page } from "./parameters";

/** The rows that ListFlow shows as the page that is asked for, as the options on pages say. */
export function pageOf<Row>(
  rows: readonly Row[],
  parameters: Parameters,
  { maxPageSize, pageCap, pageNumber, pageBeyondEnd }: Behaviour,
): Row[] {
  const asked = page(parameters, maxPageSize);
  const size = pageCap === 0 ? asked.size : Math.min(asked.size, pageCap);
  const last = Math.max(1, Math.ceil(rows.length / size));
  const known = pageBeyondEnd === "last" ? Math.min(asked.index, last) : asked.index;
  const index = pageNumber === "ignored" ? 1 : known;
  return rows.slice((index - 1) * size, index * size);
}
