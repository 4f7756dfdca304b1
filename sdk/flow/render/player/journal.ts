import type { JsonValue } from "../../json";
import { button, element } from "./dom";

/** An answer that the reader of a journal can choose. */
export interface Choice {
  label: string;
  take(): void;
}

/** What happened while a flow was played, the last on top. */
export class Journal {
  readonly #entries = element("ol", { class: "entries", reversed: true });
  readonly view = element(
    "section",
    { class: "journal", "aria-label": "Events" },
    element("h2", {}, "Events"),
    element("p", { class: "note" }, "Play the flow: what the phone sends is shown here, and sent nowhere."),
    element("div", { role: "log", "aria-live": "polite" }, this.#entries),
  );

  clear(): void {
    this.#entries.replaceChildren();
  }

  /** Adds an event, with the JSON that goes with it. */
  add(title: string, json?: JsonValue): HTMLElement {
    for (const old of this.#entries.querySelectorAll(".choices")) old.remove();
    const entry = element("li", {}, element("h3", {}, title));
    if (json !== undefined) {
      entry.append(
        element("pre", { tabindex: 0, role: "group", "aria-label": `JSON: ${title}` }, JSON.stringify(json, null, 2)),
      );
    }
    this.#entries.prepend(entry);
    return entry;
  }

  /** Asks how to go on, and goes to the first answer. */
  ask(title: string, json: JsonValue, question: string, choices: readonly Choice[]): void {
    const entry = this.add(title, json);
    const buttons = choices.map(({ label, take }) =>
      button(
        { class: "choice" },
        () => {
          asked.remove();
          take();
        },
        label,
      ),
    );
    const asked = element(
      "div",
      { class: "choices", role: "group", "aria-label": question },
      element("p", {}, question),
    );
    asked.append(...buttons);
    entry.append(asked);
    buttons[0]?.focus();
  }
}
