import type { JsonValue } from "../json";

/** Keys whose strings users read. */
const READ = /^(?:text|title|label|description|helper-text|[a-z]+-caption|metadata|badge|tags)$/;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const LETTER = /\p{L}/gu;

/** Whether most letters that users read in a value are of scripts written from right to left. */
export function guessDirection(value: JsonValue): "ltr" | "rtl" {
  let [right, all] = [0, 0];
  const open: { value: JsonValue; isRead: boolean }[] = [{ value, isRead: false }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const held = place.value;
    if (typeof held === "string") {
      if (!place.isRead || held.includes("${")) continue;
      right += held.match(RIGHT_TO_LEFT)?.length ?? 0;
      all += held.match(LETTER)?.length ?? 0;
    } else if (Array.isArray(held)) {
      for (const item of held) open.push({ value: item, isRead: place.isRead });
    } else if (typeof held === "object" && held !== null) {
      for (const [key, member] of Object.entries(held)) open.push({ value: member, isRead: READ.test(key) });
    }
  }
  return right * 2 > all ? "rtl" : "ltr";
}
