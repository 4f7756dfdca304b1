import type { JsonObject, JsonValue } from "../../json";
import { button, element, icon, setAttributes } from "./dom";
import { enable, line, message } from "./frame";
import { addMonths, daysOf, dayTitle, monthOf, monthTitle, shortWeekdays, today } from "./months";
import { dateProblem } from "./problems";
import type { Sheet } from "./sheet";
import { asNumber, asObject, asText } from "./values";

/** A calendar of one month at a time, for a day or for the two ends of a range. */
export function drawCalendar(component: JsonObject, sheet: Sheet): HTMLElement {
  const isRange = component.mode === "range";
  const read = (property: string) => sheet.read(component[property]);
  const title = element("p", { class: "month", "aria-live": "polite" });
  const days = element("div", { class: "days" });
  let month = monthOf(ends()[0] || asText(read("min-date")) || today());
  let isEnabled = true;
  const moveBy = (months: number) => () => {
    month = addMonths(month, months);
    draw();
  };
  const host = element(
    "div",
    { class: "group calendar", role: "group" },
    line("p", "label", sheet, () => read("title")),
    line("p", "description", sheet, () => read("description")),
    chosenLine(),
    element(
      "div",
      { class: "months" },
      button({ "aria-label": "Previous month" }, moveBy(-1), icon("previous")),
      title,
      button({ "aria-label": "Next month" }, moveBy(1), icon("next")),
    ),
    element(
      "div",
      { class: "weekdays", "aria-hidden": "true" },
      ...shortWeekdays.map((day) => element("span", {}, day)),
    ),
    days,
    line("p", "hint", sheet, () => bothEnds("helper-text").join(" · ")),
  );
  sheet.watch(
    () => bothEnds("label").join(", "),
    (label) => setAttributes(host, { "aria-label": label }),
  );
  host.append(message(component, sheet, host, () => days.querySelector<HTMLElement>("button:enabled") ?? undefined));
  enable(component, sheet, (now) => {
    isEnabled = now;
    draw();
  });
  sheet.watch(
    () => [
      sheet.valueOf(component),
      ...["min-date", "max-date", "unavailable-dates", "include-days"].map((key) => read(key) ?? null),
    ],
    draw,
  );
  return host;

  /** What is chosen: one day, or the first and the last of a range; empty where nothing is. */
  function ends(): string[] {
    const value = sheet.valueOf(component);
    return isRange ? ["start-date", "end-date"].map((end) => asText(asObject(value)[end])) : [asText(value)];
  }

  /** The texts of a property, which a range has for each of its ends. */
  function bothEnds(property: string): string[] {
    return (isRange ? Object.values(asObject(read(property))) : [read(property)]).map(asText);
  }

  function chosenLine(): HTMLElement {
    const parts = isRange ? ["start-date", "end-date"] : ["date"];
    const drawn = parts.map((end, index) => {
      const label = line("span", "label", sheet, () => (isRange ? asObject(read("label"))[end] : read("label")));
      const value = line("span", "value", sheet, () => ends()[index] || "Choose a date");
      return element("div", { class: "box" }, label, value);
    });
    return element("div", { class: "chosen" }, ...drawn);
  }

  function draw(): void {
    const hadFocus = days.contains(document.activeElement);
    const [first = "", last = ""] = ends();
    title.textContent = monthTitle(month);
    const { blanks, dates } = daysOf(month);
    const drawn = dates.map((day) => {
      const isChosen = day === first || day === last;
      const isOpen = isEnabled && dateProblem(day, read) === undefined;
      const made = button(
        { "aria-pressed": String(isChosen), "aria-label": dayTitle(day), disabled: !isOpen },
        () => choose(day),
        String(Number(day.slice(8))),
      );
      if (last !== "" && day > first && day < last) made.classList.add("between");
      return made;
    });
    days.replaceChildren(...Array.from({ length: blanks }, () => element("span")), ...drawn);
    if (hadFocus) days.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
  }

  function choose(day: string): void {
    sheet.set(component, isRange ? range(day) : day);
    if (!isRange || ends().every((end) => end !== "")) sheet.select(component["on-select-action"], "CalendarPicker");
  }

  /** The second day of a range ends it if it is late enough and not too late; every other one begins a new one. */
  function range(day: string): JsonValue {
    const [first = "", last = ""] = ends();
    const length = (Date.parse(day) - Date.parse(first)) / 86_400_000 + 1;
    const fits = length >= (asNumber(read("min-days")) ?? 1) && length <= (asNumber(read("max-days")) ?? length);
    if (first !== "" && last === "" && day >= first && fits) return { "start-date": first, "end-date": day };
    return { "start-date": day };
  }
}
