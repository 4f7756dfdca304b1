import type { JsonObject } from "../../json";
import { button, element, icon } from "./dom";
import { type Choice, Journal } from "./journal";
import { drawPhone } from "./phone";
import { endpointRequest, examplesOf, type Flow, payloadOf, read, screenIndex, type Visit, visit } from "./session";
import { Sheet } from "./sheet";
import { asObject, asText, asTexts } from "./values";

const TOKEN = "<flow token>";

/** What the page knows beside the stage. */
interface Surroundings {
  direction(): string;
  /** Called with the screen that is shown. */
  shows(index: number): void;
}

/** The phone on which a flow is played, with the journal of what it does. */
export class Stage {
  readonly #journal = new Journal();
  readonly #place = element("div", { class: "place" });
  readonly #start = element("select", { id: "start" });
  readonly view: HTMLElement;
  #visits: Visit[] = [];

  constructor(
    readonly flow: Flow,
    readonly surroundings: Surroundings,
  ) {
    const places = flow.screens.map((screen, index) => ({ id: asText(screen.id), index }));
    const isEntry = ({ id }: { id: string }) => flow.entries.includes(id);
    const sorted = [...places.filter(isEntry), ...places.filter((place) => !isEntry(place))];
    this.#start.append(...sorted.map(({ id, index }) => element("option", { value: index }, id)));
    this.#start.addEventListener("change", () => this.begin());
    this.view = element(
      "div",
      { class: "playing" },
      element(
        "div",
        { class: "player" },
        element(
          "div",
          { class: "controls" },
          element("label", { for: "start" }, "Start at"),
          this.#start,
          button({ class: "restart" }, () => this.begin(), "Restart"),
        ),
        this.#place,
      ),
      this.#journal.view,
    );
  }

  /** Begins anew at the chosen screen, with the examples of its data model. */
  begin(): void {
    this.#visits = [];
    this.#journal.clear();
    this.#enter(Number(this.#start.value));
  }

  /** Begins anew at a screen, and goes there. */
  beginAt(index: number): void {
    this.#start.value = String(index);
    this.begin();
    this.#focus();
  }

  #enter(index: number, data?: JsonObject): void {
    this.#visits = [...this.#visits, visit(this.flow, index, this.#visits, data)];
    this.#draw();
  }

  #draw(): void {
    const before = this.#visits.slice(0, -1);
    const shown = this.#visits.at(-1);
    if (shown === undefined) return;
    const sheet = new Sheet(this.flow, before, shown, "play", (action, component) => this.#act(action, component));
    const bar = { isFirst: before.length === 0, leave: () => this.#leave() };
    this.#place.replaceChildren(drawPhone(sheet, this.surroundings.direction(), bar));
    this.surroundings.shows(shown.index);
  }

  /** Goes to the top of the phone, as a screen reader does when a screen comes. */
  #focus(): void {
    this.#place.querySelector<HTMLElement>(".title")?.focus();
  }

  #leave(): void {
    const left = this.#visits.at(-1);
    if (this.#visits.length <= 1) {
      this.begin();
      this.#journal.add("The flow was closed and started again");
    } else {
      this.#visits = this.#visits.slice(0, -1);
      this.#draw();
      if (left?.screen.refresh_on_back === true)
        this.#journal.add("Going back calls the endpoint", this.#request("BACK", {}));
    }
    this.#focus();
  }

  #act(action: JsonObject, component: string): void {
    const payload = payloadOf(this.flow, this.#visits, action);
    if (action.name === "navigate") this.#navigate(asText(asObject(action.next).name), payload, component);
    else if (action.name === "data_exchange") this.#exchange(payload, component);
    else if (action.name === "complete") this.#complete(payload);
    else if (action.name === "open_url")
      this.#journal.add(`${component} opens ${asText(read(this.flow, this.#visits, action.url))}`);
    else if (action.name === "update_data") this.#journal.add(`${component} changes data of this screen`, payload);
    else this.#journal.add(`${component} has no action that is known here`);
  }

  #navigate(id: string, payload: JsonObject, component: string): void {
    const index = screenIndex(this.flow, id);
    if (index < 0) {
      this.#journal.add(`${component} leads to ${id || "no screen"}, which does not exist`);
      return;
    }
    this.#journal.add(`${component} leads to ${id}`, payload);
    this.#enter(index, payload);
    this.#focus();
  }

  /** Shows what the endpoint is asked, and lets the player answer in its place. */
  #exchange(payload: JsonObject, component: string): void {
    const here = this.#visits.at(-1);
    if (here === undefined) return;
    const routed = (this.flow.routes.get(here.id) ?? []).map((id) => screenIndex(this.flow, id));
    const known = routed.filter((index) => index >= 0);
    const others = [...this.flow.screens.keys()].filter((index) => index !== here.index);
    const choices: Choice[] = [
      ...(known.length > 0 ? known : others).map((index) => this.#answer(index)),
      ...(here.screen.terminal === true ? [{ label: "End the flow", take: () => this.#complete({}) }] : []),
      { label: "Stay on this screen", take: () => this.#focus() },
    ];
    const request = this.#request("data_exchange", payload);
    this.#journal.ask(`${component} calls the endpoint`, request, "What does it return?", choices);
  }

  #answer(index: number): Choice {
    const screen = this.flow.screens[index] ?? {};
    return {
      label: `Show ${asText(screen.id)} with example data`,
      take: () => {
        this.#journal.add(`The endpoint returns ${asText(screen.id)}`, examplesOf(screen));
        this.#enter(index);
        this.#focus();
      },
    };
  }

  #request(action: string, data: JsonObject): JsonObject {
    return endpointRequest(this.flow, this.#visits, action, data, TOKEN);
  }

  #complete(payload: JsonObject): void {
    const sensitive = asTexts(this.#visits.at(-1)?.screen.sensitive);
    const response = { ...payload, flow_token: TOKEN };
    this.#journal.add("The flow is complete. Its response:", response);
    if (sensitive.length > 0) this.#journal.add(`Hidden in the chat: ${sensitive.join(", ")}`);
    const bubble = element("div", { class: "bubble" }, element("p", {}, icon("check"), "Response sent"));
    bubble.append(
      element(
        "pre",
        { class: "response", tabindex: 0, role: "group", "aria-label": "Response" },
        JSON.stringify(response, null, 2),
      ),
    );
    const again = () => {
      this.begin();
      this.#focus();
    };
    this.#place.replaceChildren(
      element(
        "div",
        { class: "phone chat", dir: this.surroundings.direction() },
        element("h2", { class: "title", tabindex: -1 }, "Done"),
        bubble,
        button({ class: "go" }, again, "Play again"),
      ),
    );
    this.#focus();
  }
}
