import type { JsonObject } from "../../../sdk/flow";
import { formatPath, type Path } from "../../../sdk/flow/path";
import { componentsOf, copy, objectsOf, screensOf } from "./visit";

/** A mistake that an author makes in a valid flow, and what has to be said about it. */
export interface Fault {
  what: string;
  /** Makes the mistake in a copy; undefined where the flow offers no place for it. */
  make: (flow: JsonObject) => { code: string; path: string } | undefined;
}

const at = (code: string, ...path: Path) => ({ code, path: formatPath(path) });
const INPUTS = ["TextInput", "TextArea", "Dropdown", "RadioButtonsGroup", "CheckboxGroup", "DatePicker"];
const routesOf = (flow: JsonObject) => flow.routing_model as Record<string, string[]> | undefined;
const isSince = (flow: JsonObject, version: string) => Number(flow.version) >= Number(version);

const footers = (flow: JsonObject, action: string) =>
  componentsOf(flow, "Footer").filter(({ value }) => (value["on-click-action"] as JsonObject)?.name === action);

/** Mistakes by the part of a flow in which they are made; each has one place in the flow, the first that fits. */
export const faults: Fault[] = [
  {
    what: "a button without label",
    make(flow) {
      const [footer] = componentsOf(flow, "Footer");
      if (footer === undefined) return undefined;
      delete footer.value.label;
      return at("MISSING_REQUIRED_PROPERTY", ...footer.path, "label");
    },
  },
  {
    what: "a screen without title",
    make(flow) {
      delete screensOf(flow)[0]?.title;
      return at("MISSING_REQUIRED_PROPERTY", "screens", 0, "title");
    },
  },
  {
    what: "a screen without layout",
    make(flow) {
      delete screensOf(flow)[0]?.layout;
      return at("MISSING_REQUIRED_PROPERTY", "screens", 0, "layout");
    },
  },
  {
    what: "a property that the component does not have",
    make(flow) {
      const [first] = componentsOf(flow);
      if (first === undefined) return undefined;
      first.value.colour = "red";
      return at("INVALID_PROPERTY_KEY", ...first.path, "colour");
    },
  },
  {
    what: "a stray key on a screen",
    make(flow) {
      Object.assign(screensOf(flow)[0] ?? {}, { name: "start" });
      return at("INVALID_PROPERTY_KEY", "screens", 0, "name");
    },
  },
  {
    what: "a stray key at the top",
    make(flow) {
      flow.id = "1";
      return at("INVALID_PROPERTY_KEY", "id");
    },
  },
  {
    what: "the endpoint's address in the document",
    make(flow) {
      flow.data_channel_uri = "https://flows.example.com";
      return at("INVALID_PROPERTY_KEY", "data_channel_uri");
    },
  },
  {
    what: "a misspelt component",
    make(flow) {
      const [footer] = componentsOf(flow, "Footer");
      if (footer === undefined) return undefined;
      footer.value.type = "Foter";
      return at("INVALID_PROPERTY_VALUE", ...footer.path, "type");
    },
  },
  {
    what: "a layout that does not exist",
    make(flow) {
      Object.assign(screensOf(flow)[0]?.layout ?? {}, { type: "TwoColumnLayout" });
      return at("INVALID_PROPERTY_VALUE", "screens", 0, "layout", "type");
    },
  },
  {
    what: "a number for a label",
    make(flow) {
      const [footer] = componentsOf(flow, "Footer");
      if (footer === undefined) return undefined;
      footer.value.label = 7;
      return at("INVALID_PROPERTY_TYPE", ...footer.path, "label");
    },
  },
  {
    what: "a word for true",
    make(flow) {
      const [footer] = componentsOf(flow, "Footer");
      if (footer === undefined) return undefined;
      footer.value.enabled = "yes";
      return at("PATTERN_MISMATCH", ...footer.path, "enabled");
    },
  },
  {
    what: "a blank label",
    make(flow) {
      const [footer] = componentsOf(flow, "Footer");
      if (footer === undefined) return undefined;
      footer.value.label = "  ";
      return at("PATTERN_MISMATCH", ...footer.path, "label");
    },
  },
  {
    what: "a frozen version",
    make(flow) {
      flow.version = "4.0";
      return at("INVALID_FLOW_JSON_VERSION", "version");
    },
  },
  {
    what: "no version",
    make(flow) {
      delete flow.version;
      return at("MISSING_FLOW_JSON_VERSION", "version");
    },
  },
  {
    what: "no screens",
    make(flow) {
      flow.screens = [];
      return at("MIN_ITEMS_REQUIRED", "screens");
    },
  },
  {
    what: "a digit in the id of a screen",
    make(flow) {
      Object.assign(screensOf(flow)[0] ?? {}, { id: "SCREEN_1" });
      return at("PATTERN_MISMATCH", "screens", 0, "id");
    },
  },
  {
    what: "a screen pasted twice",
    make(flow) {
      const screens = screensOf(flow);
      screens.push(copy(screens[0] as JsonObject));
      return at("DUPLICATE_SCREEN_IDS", "screens", screens.length - 1, "id");
    },
  },
  {
    what: "a binding to data that the screen does not have",
    make(flow) {
      const [text] = componentsOf(flow, "TextBody", "TextHeading", "TextSubheading", "TextCaption");
      if (text === undefined) return undefined;
      text.value.text = "${data.no_such_key}";
      return at("INVALID_SCREEN_DYNAMIC_DATA", ...text.path, "text");
    },
  },
  {
    what: "a payload from an input that the screen does not have",
    make(flow) {
      const [footer] = [...footers(flow, "complete"), ...footers(flow, "data_exchange")];
      const action = footer?.value["on-click-action"] as JsonObject | undefined;
      if (footer === undefined || action === undefined) return undefined;
      action.payload = { ...(action.payload as JsonObject), answer: "${form.no_such_input}" };
      return at("INVALID_ON_CLICK_ACTION_PAYLOAD", ...footer.path, "on-click-action", "payload", "answer");
    },
  },
  {
    what: "no screen at which the flow can end",
    make(flow) {
      for (const screen of screensOf(flow)) {
        delete screen.terminal;
        delete screen.success;
      }
      return at("MISSING_TERMINAL_SCREEN", "screens");
    },
  },
  {
    what: "an end on a screen that is not terminal",
    make(flow) {
      const [footer] = footers(flow, "navigate");
      if (footer === undefined || screensOf(flow)[Number(footer.path[1])]?.terminal) return undefined;
      footer.value["on-click-action"] = { name: "complete", payload: {} };
      return at("INVALID_COMPLETE_ACTION", ...footer.path, "on-click-action", "name");
    },
  },
  {
    what: "a way to a screen that does not exist",
    make(flow) {
      const [footer] = footers(flow, "navigate");
      if (footer === undefined) return undefined;
      (footer.value["on-click-action"] as JsonObject).next = { type: "screen", name: "NOWHERE" };
      return at("INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME", ...footer.path, "on-click-action", "next", "name");
    },
  },
  {
    what: "a way from a screen to itself",
    make(flow) {
      const [footer] = footers(flow, "navigate");
      if (footer === undefined) return undefined;
      const id = screensOf(flow)[Number(footer.path[1])]?.id as string;
      (footer.value["on-click-action"] as JsonObject).next = { type: "screen", name: id };
      return at("INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME", ...footer.path, "on-click-action", "next", "name");
    },
  },
  {
    what: "a route from a screen to itself",
    make(flow) {
      const routes = routesOf(flow);
      const [id] = Object.keys(routes ?? {});
      if (routes === undefined || id === undefined) return undefined;
      const length = routes[id]?.push(id) ?? 0;
      return at("INVALID_ROUTING_MODEL", "routing_model", id, length - 1);
    },
  },
  {
    what: "a route to a screen that does not exist",
    make(flow) {
      const routes = routesOf(flow);
      const [id] = Object.keys(routes ?? {});
      if (routes === undefined || id === undefined) return undefined;
      const length = routes[id]?.push("NOWHERE") ?? 0;
      return at("INVALID_ROUTING_MODEL", "routing_model", id, length - 1);
    },
  },
  {
    what: "a screen that the routing model forgets",
    make(flow) {
      const routes = routesOf(flow);
      const last = Object.keys(routes ?? {}).at(-1);
      if (routes === undefined || last === undefined || Object.keys(routes).length < 2) return undefined;
      delete routes[last];
      for (const id of Object.keys(routes)) routes[id] = routes[id]?.filter((target) => target !== last) ?? [];
      return at("INVALID_ROUTING_MODEL", "routing_model");
    },
  },
  {
    what: "two inputs of the same name",
    make(flow) {
      for (const screen of screensOf(flow)) {
        const [first, second] = componentsOf(flow, ...INPUTS).filter(
          ({ path }) => screensOf(flow)[Number(path[1])] === screen,
        );
        if (first === undefined || second === undefined) continue;
        second.value.name = first.value.name as string;
        return at("DUPLICATE_FORM_COMPONENT_NAMES", ...second.path, "name");
      }
      return undefined;
    },
  },
  {
    what: "two buttons on one screen",
    make(flow) {
      const footer = componentsOf(flow, "Footer").find(({ path }) => path.at(-2) === "children");
      if (footer === undefined) return undefined;
      let list: unknown = flow;
      for (const step of footer.path.slice(0, -1)) list = (list as Record<string | number, unknown>)[step];
      const siblings = list as JsonObject[];
      siblings.push(copy(footer.value));
      return at("COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN", ...footer.path.slice(0, -1), siblings.length - 1);
    },
  },
  {
    what: "a kind of input that does not exist",
    make(flow) {
      const [input] = componentsOf(flow, "TextInput");
      if (input === undefined) return undefined;
      input.value["input-type"] = "mail";
      return at("INVALID_ENUM_VALUE", ...input.path, "input-type");
    },
  },
  {
    what: "a caption at the left alone",
    make(flow) {
      const [footer] = componentsOf(flow, "Footer");
      if (footer === undefined) return undefined;
      footer.value["left-caption"] = "Page 1";
      return at("INVALID_DEPENDENCIES", ...footer.path, "right-caption");
    },
  },
  {
    what: "data without example",
    make(flow) {
      const screen = objectsOf(flow).find(({ value, path }) => path.at(-2) === "data" && "__example__" in value);
      if (screen === undefined) return undefined;
      delete screen.value.__example__;
      return at("MISSING_REQUIRED_PROPERTY", ...screen.path, "__example__");
    },
  },
  {
    what: "data of a type that does not exist",
    make(flow) {
      const data = objectsOf(flow).find(({ value, path }) => path.at(-2) === "data" && "__example__" in value);
      if (data === undefined) return undefined;
      data.value.type = "text";
      return at("INVALID_ENUM_VALUE", ...data.path, "type");
    },
  },
  {
    what: "a next screen on an action that ends the flow",
    make(flow) {
      const [footer] = footers(flow, "complete");
      if (footer === undefined) return undefined;
      (footer.value["on-click-action"] as JsonObject).next = { type: "screen", name: "START" };
      return at("NOT_KEYWORD_SCHEMA_VALIDATION_FAILED", ...footer.path, "on-click-action", "next");
    },
  },
  {
    what: "a call of the endpoint in a flow without endpoint",
    make(flow) {
      const [footer] = footers(flow, "complete");
      if (footer === undefined || flow.data_api_version !== undefined) return undefined;
      footer.value["on-click-action"] = { name: "data_exchange", payload: {} };
      return at("MISSING_REQUIRED_PROPERTY", "data_api_version");
    },
  },
  {
    what: "an option without title",
    make(flow) {
      const option = objectsOf(flow).find(({ path }) => path.at(-2) === "data-source");
      if (option === undefined) return undefined;
      delete option.value.title;
      return at("MISSING_REQUIRED_PROPERTY", ...option.path, "title");
    },
  },
  {
    what: "success on a screen that is not terminal",
    make(flow) {
      const index = screensOf(flow).findIndex((screen) => screen.terminal !== true);
      if (index < 0) return undefined;
      Object.assign(screensOf(flow)[index] ?? {}, { success: true });
      return at("NOT_KEYWORD_SCHEMA_VALIDATION_FAILED", "screens", index, "success");
    },
  },
  {
    what: "an endpoint without routing model",
    make(flow) {
      if (flow.data_api_version !== undefined) return undefined;
      flow.data_api_version = "3.0";
      delete flow.routing_model;
      return at("MISSING_REQUIRED_PROPERTY", "routing_model");
    },
  },
  {
    what: "a terminal screen whose button leads on",
    make(flow) {
      const [footer] = footers(flow, "complete");
      if (footer === undefined || !isSince(flow, "7.3") || screensOf(flow).length < 2) return undefined;
      const own = screensOf(flow)[Number(footer.path[1])];
      const other = screensOf(flow).find((screen) => screen !== own) as JsonObject;
      footer.value["on-click-action"] = {
        name: "navigate",
        next: { type: "screen", name: other.id ?? "" },
        payload: {},
      };
      return at("INVALID_PROPERTY_VALUE", ...footer.path, "on-click-action", "name");
    },
  },
  {
    what: "a sensitive input that does not exist",
    make(flow) {
      Object.assign(screensOf(flow)[0] ?? {}, { sensitive: ["no_such_input"] });
      return at("INVALID_SENSITIVE_FIELD", "screens", 0, "sensitive", 0);
    },
  },
];
