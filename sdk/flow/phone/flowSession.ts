import { type Asked, answerProblem, END_SCREEN, type Exchange, isEnd } from "../exchange";
import type { JsonObject, JsonValue } from "../json";
import {
  asObject,
  asObjects,
  asText,
  endpointRequest,
  type Flow,
  isEnabled,
  payloadOf,
  problemOf,
  read,
  refreshed,
  screenIndex,
  type Value,
  type Visit,
  visit,
} from "../render";
import { fillingOf, inputsIn } from "./fill";
import { PhoneError } from "./phoneError";
import { type ShownScreen, shownComponents, shownScreen } from "./screen";

/** What the endpoint is asked, in clear. */
export type EndpointCall = ReturnType<typeof endpointRequest>;

/** Asks the endpoint and returns what it answers, in clear. */
export type AskEndpoint = (request: EndpointCall) => Promise<JsonValue>;

/** A flow that is open on a phone. */
export class FlowSession {
  /** What the endpoint was asked, and what it answered, oldest first. */
  readonly exchanges: { request: EndpointCall; answer: JsonValue }[] = [];
  /** The pages that were opened, oldest first. */
  readonly opened: string[] = [];
  #visits: readonly Visit[] = [];
  #reply: JsonObject | undefined;
  #message: string | undefined;

  constructor(
    readonly flow: Flow,
    readonly exchange: Exchange,
    readonly flowToken: string,
    readonly ask: AskEndpoint | undefined,
  ) {}

  /** The screen that is shown, with its bindings resolved; undefined when the flow is over. */
  get screen(): ShownScreen | undefined {
    return this.#reply === undefined ? shownScreen(this.flow, this.#visits) : undefined;
  }

  /** What the business receives; undefined until the flow is over. */
  get reply(): JsonObject | undefined {
    return this.#reply;
  }

  /** The message of error that the endpoint has sent for this screen. */
  get message(): string | undefined {
    return this.#message;
  }

  /**
   * Puts values into inputs, one after the other, with all that a selection does.
   *
   * @throws PhoneError when a user could not do so
   */
  async fill(values: JsonObject): Promise<ShownScreen | undefined> {
    for (const [name, value] of Object.entries(values)) {
      const here = this.#here();
      const shown = inputsIn(shownComponents(this.flow, this.#visits), this.flow.inputs);
      const { component, steps } = fillingOf(name, value, here.form.get(name) ?? "", shown);
      for (const step of steps) {
        this.#here().form.set(asText(component.name), step.value);
        for (const action of step.actions) await this.#act(asObject(action));
      }
    }
    return this.screen;
  }

  /**
   * Puts values into inputs, presses the button at the foot, and follows the flow.
   *
   * @returns the screen that is shown then; undefined when the flow is over
   * @throws PhoneError when a user could not do so, with all inputs that hold the button
   */
  async submit(values: JsonObject = {}): Promise<ShownScreen | undefined> {
    await this.fill(values);
    const shown = shownComponents(this.flow, this.#visits);
    const footer = shown.find(({ component }) => component.type === "Footer");
    if (footer === undefined) throw new PhoneError("PHONE_NO_WAY", `the screen ${this.#here().id} has no Footer`);
    if (!isEnabled(footer.component, footer.read)) throw new PhoneError("PHONE_DISABLED", "the Footer is disabled");
    const problems = inputsIn(shown, this.flow.inputs).flatMap(({ component, read: readNow }) => {
      if (!isEnabled(component, readNow)) return [];
      const name = asText(component.name);
      const value = this.#here().form.get(name) ?? "";
      const problem = problemOf(asText(component.type), (property) => readNow(component[property]), value);
      return problem === undefined ? [] : [`${name}: ${problem}`];
    });
    if (problems.length > 0) {
      throw new PhoneError("PHONE_INCOMPLETE", `the screen ${this.#here().id} cannot be sent: ${problems.join("; ")}`);
    }
    await this.#act(asObject(footer.component["on-click-action"]));
    return this.screen;
  }

  /**
   * Taps a link by its text, an entry of a NavigationList by its id, or the "read more" of an OptIn by its name.
   *
   * @throws PhoneError when there is no such thing to tap
   */
  async tap(target: string): Promise<ShownScreen | undefined> {
    const actions = shownComponents(this.flow, this.#visits).flatMap(({ component, read: readNow }) => {
      const action = asObject(component["on-click-action"]);
      if (component.type === "EmbeddedLink") return [{ name: asText(readNow(component.text)), action }];
      if (component.type === "OptIn" && component["on-click-action"]) return [{ name: asText(component.name), action }];
      if (component.type !== "NavigationList") return [];
      return asObjects(readNow(component["list-items"]))
        .filter((item) => isEnabled(item, readNow))
        .map((item) => ({
          name: asText(item.id),
          action: item["on-click-action"] === undefined ? action : asObject(item["on-click-action"]),
          list: component,
        }));
    });
    const chosen: ((typeof actions)[number] & { list?: JsonObject }) | undefined = actions.find(
      ({ name }) => name === target,
    );
    if (chosen === undefined) {
      const hint = actions.map(({ name }) => name).join(", ") || "nothing";
      throw new PhoneError(
        "PHONE_NO_WAY",
        `the screen ${this.#here().id} has nothing to tap named ${target}`,
        `it has ${hint}`,
      );
    }
    if (chosen.list !== undefined) this.#here().form.set(asText(chosen.list.name), target);
    await this.#act(chosen.action);
    return this.screen;
  }

  /** Goes back to the screen before; a screen that asks on going back asks the endpoint. */
  async back(): Promise<ShownScreen | undefined> {
    const left = this.#here();
    if (this.#visits.length === 1) throw new PhoneError("PHONE_NO_WAY", `${left.id} is the first screen`);
    this.#visits = this.#visits.slice(0, -1);
    this.#message = undefined;
    if (left.screen.refresh_on_back === true) await this.#ask("BACK", {});
    return this.screen;
  }

  /** Asks the endpoint for the first screen. */
  async init(): Promise<void> {
    await this.#ask("INIT", {});
  }

  /** Shows a screen with data. */
  show(index: number, data: JsonObject): void {
    this.#visits = [...this.#visits, visit(this.flow, index, this.#visits, data)];
    this.#message = undefined;
  }

  #here(): Visit {
    const here = this.#visits.at(-1);
    if (here === undefined || this.#reply !== undefined) throw new PhoneError("PHONE_OVER", "the flow has ended");
    return here;
  }

  async #act(action: JsonObject): Promise<void> {
    const payload = payloadOf(this.flow, this.#visits, action);
    switch (action.name) {
      case "navigate": {
        const id = asText(asObject(action.next).name);
        const index = screenIndex(this.flow, id);
        if (index < 0) throw new PhoneError("PHONE_NO_WAY", `the flow has no screen ${id} to navigate to`);
        return this.show(index, payload);
      }
      case "data_exchange":
        return await this.#ask("data_exchange", payload);
      case "complete":
        this.#reply = { ...payload, flow_token: this.flowToken };
        return;
      case "update_data":
        for (const [key, value] of Object.entries(payload)) this.#here().data.set(key, value);
        return;
      case "open_url":
        this.opened.push(asText(this.#read(action.url)));
        return;
      default:
        throw new PhoneError("PHONE_NO_WAY", `the screen ${this.#here().id} has no action here that phones support`);
    }
  }

  #read(value: Value): Value {
    return read(this.flow, this.#visits, value);
  }

  async #ask(action: Asked["action"], data: JsonObject): Promise<void> {
    if (this.ask === undefined)
      throw new PhoneError("PHONE_NO_ENDPOINT", `${action} calls the endpoint, but there is none`);
    const request = endpointRequest(this.flow, this.#visits, action, data, this.flowToken);
    const answer = await this.ask(request);
    this.exchanges.push({ request, answer });
    const asked = { action, screen: request.screen === "" ? undefined : request.screen };
    const problem = answerProblem(this.exchange, asked, answer);
    if (problem !== undefined) {
      const from = asked.screen === undefined ? "" : ` from ${asked.screen}`;
      throw new PhoneError("PHONE_ANSWER", `${action}${from}: ${problem.code} ${problem.message}`, problem.hint);
    }
    this.#take(asObject(answer));
  }

  #take(answer: JsonObject): void {
    const data = asObject(answer.data);
    const screen = asText(answer.screen);
    if (screen === END_SCREEN && isEnd(data)) {
      this.#reply = asObject(asObject(data.extension_message_response).params);
      return;
    }
    const here = this.#visits.at(-1);
    if (here?.id === screen) this.#visits = [...this.#visits.slice(0, -1), refreshed(here, data)];
    else this.show(screenIndex(this.flow, screen), data);
    this.#message = typeof data.error_message === "string" ? data.error_message : undefined;
  }
}
