import type { JsonObject, JsonValue } from "../json";
import {
  asList,
  asObject,
  asText,
  branchOf,
  caseOf,
  type Flow,
  isVisible,
  member,
  read,
  test,
  type Value,
  type Visit,
} from "../render";

/** A component as it is shown: bindings and expressions replaced by what they stand for. */
export interface ShownComponent extends JsonObject {
  type: string;
}

/** The screen that a phone shows. */
export interface ShownScreen {
  id: string;
  title: string;
  /** The data that the screen was given. */
  data: JsonObject;
  /** What stands in the inputs now, by their names, also in inputs that are not shown. */
  form: JsonObject;
  /** What is shown, in order; of branches only the chosen one, and nothing that is not visible. */
  components: ShownComponent[];
}

/** A component of the document, with its properties read where they are. */
export interface Placed {
  component: JsonObject;
  read: (value: Value) => Value;
}

/** The components that are shown on the last of some visited screens, without the containers around them. */
export function shownComponents(flow: Flow, visits: readonly Visit[]): Placed[] {
  const readNow = (value: Value) => read(flow, visits, value);
  const shown: Placed[] = [];
  const walk = (list: Value): void => {
    for (const item of asList(list)) {
      const component = asObject(item);
      if (!isVisible(component, readNow)) continue;
      if (component.type === "Form") walk(component.children);
      else if (component.type === "If") walk(component[branchOf(component, (value) => test(flow, visits, value))]);
      else if (component.type === "Switch") walk(member(asObject(component.cases), caseOf(component, readNow)));
      else shown.push({ component, read: readNow });
    }
  };
  walk(asObject(visits.at(-1)?.screen.layout).children);
  return shown;
}

/** The screen that is shown last, with all of it read. */
export function shownScreen(flow: Flow, visits: readonly Visit[]): ShownScreen | undefined {
  const visit = visits.at(-1);
  if (visit === undefined) return undefined;
  return {
    id: visit.id,
    title: asText(visit.screen.title),
    data: Object.fromEntries(visit.data),
    form: Object.fromEntries(visit.form),
    components: shownComponents(flow, visits).map(({ component, read }) => ({
      ...Object.fromEntries(Object.entries(component).map(([key, value]) => [key, resolved(key, value, read)])),
      type: asText(component.type),
    })),
  };
}

/** Actions are left as they are written: they are read when they are performed. */
const resolved = (key: string, value: JsonValue, readNow: (value: Value) => Value): JsonValue =>
  key.endsWith("-action") ? value : (readNow(value) ?? null);
