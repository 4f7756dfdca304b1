import { surfaceOf } from "../contract";
import type { JsonObject, JsonValue } from "../json";
import { jsonAt } from "../path";
import {
  asObject,
  asObjects,
  asText,
  endpointRequest,
  isEmpty,
  payloadOf,
  playableFlow,
  screenIndex,
  type Visit,
  visit,
} from "../render";
import type { EndpointCall } from "./flowSession";
import { shownComponents } from "./screen";

/** A request that a flow can make, filled with examples. */
export interface ExampleRequest {
  /** Names the action on its screen, such as `Footer 1 on-click-action`; empty for INIT and BACK. */
  site: string;
  request: EndpointCall;
}

/**
 * Every request that a flow can make to its endpoint: INIT, each data_exchange, and BACK where a screen asks on going back.
 * Data comes from `__example__`, and what users would enter is made up, the same each time.
 */
export function exampleRequests(document: JsonObject, flowToken: string): ExampleRequest[] {
  const flow = playableFlow(document);
  const shown = flow.screens.map((_, index) => filled(flow, visit(flow, index)));
  const requests: ExampleRequest[] = [{ site: "", request: endpointRequest(flow, [], "INIT", {}, flowToken) }];
  for (const [id, { exchanges }] of surfaceOf(document).screens) {
    const here = shown[screenIndex(flow, id)];
    if (here === undefined) continue;
    const visits = [...shown.filter((one) => one !== here), here];
    for (const { site, path } of exchanges) {
      const data = payloadOf(flow, visits, asObject(jsonAt(document, path)));
      requests.push({ site, request: endpointRequest(flow, visits, "data_exchange", data, flowToken) });
    }
    if (here.screen.refresh_on_back === true) {
      requests.push({ site: "", request: endpointRequest(flow, visits, "BACK", {}, flowToken) });
    }
  }
  return requests;
}

/** Branches within branches that are looked into. */
const DEPTH = 4;

/** A visit with something in each empty input that is shown, also of branches that what was entered shows. */
function filled(flow: ReturnType<typeof playableFlow>, here: Visit): Visit {
  for (let level = 0; level < DEPTH; level++) {
    for (const { component, read } of shownComponents(flow, [here])) {
      const { name } = component;
      if (typeof name !== "string" || !here.form.has(name) || !isEmpty(here.form.get(name))) continue;
      const [option] = asObjects(read(component["data-source"] ?? component["list-items"]));
      const firstDay = asText(read(component["min-date"]));
      here.form.set(name, entered(component, asText(option?.id), firstDay));
    }
  }
  return here;
}

const DAY = "2030-01-15";

/** What a user might enter. */
function entered(component: JsonObject, option: string, firstDay: string): JsonValue {
  const day = firstDay === "" ? DAY : firstDay;
  switch (component.type) {
    case "OptIn":
      return true;
    case "CheckboxGroup":
    case "ChipsSelector":
      return option === "" ? [] : [option];
    case "PhotoPicker":
    case "DocumentPicker":
      return [];
    case "DatePicker":
    case "CalendarPicker":
      return component.mode === "range" ? { "start-date": day, "end-date": day } : day;
    case "TextInput":
      return typed[asText(component["input-type"])] ?? "Example";
    case "TextArea":
      return "Example";
    default:
      return option;
  }
}

const typed: Readonly<Record<string, JsonValue>> = {
  email: "ada@example.com",
  number: 1,
  passcode: 1234,
  phone: "+15550100",
};
