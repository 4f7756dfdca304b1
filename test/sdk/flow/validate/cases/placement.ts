import type { JsonObject, JsonValue } from "../../../../../sdk/flow";
import { complete, flow, footer, last, navigate, type RuleCase, screen } from "../ruleCase";
import { branches } from "./branches";

/** A flow of one screen, on which it ends. */
const only = (version: string, children: JsonValue[]) => flow(version, [screen("LAST", children, { terminal: true })]);

const end = footer(complete());
const caption = (text = "A line"): JsonObject => ({ type: "TextCaption", text });
const input = (name: string): JsonObject => ({ type: "TextInput", name, label: "Name" });
const form = (children: JsonValue[], more: JsonObject = {}): JsonObject => ({
  type: "Form",
  name: "form",
  ...more,
  children,
});
const link: JsonObject = { type: "EmbeddedLink", text: "More", "on-click-action": navigate("LAST") };
const many = (count: number, component: JsonObject) => Array.from({ length: count }, () => component);
const when = (then: JsonValue[], more: JsonObject = {}): JsonObject => ({
  type: "If",
  condition: "${form.more} == 'yes'",
  then,
  ...more,
});
const more = input("more");
const photo: JsonObject = { type: "PhotoPicker", name: "photo", label: "Photo", "max-uploaded-photos": 1 };
const paper: JsonObject = { type: "DocumentPicker", name: "paper", label: "Paper", "max-uploaded-documents": 1 };
const carousel: JsonObject = { type: "ImageCarousel", images: [{ src: "QUJD", "alt-text": "Letters" }] };
const richText: JsonObject = { type: "RichText", text: "# Terms" };
const entry = (id: string, action: JsonObject = {}): JsonObject => ({ id, "main-content": { title: id }, ...action });
const leads = { "on-click-action": navigate("LAST") };
const entries = (items: JsonValue[], action: JsonObject = {}): JsonObject => ({
  type: "NavigationList",
  name: "list",
  "list-items": items,
  ...action,
});
const options = (items: JsonObject[], action: JsonObject): JsonObject => ({
  type: "Dropdown",
  name: "option",
  label: "Option",
  "data-source": items,
  ...action,
});
const update = { name: "update_data", payload: { shown: true } };
const shown = { shown: { type: "boolean", __example__: false } };

export const cases: RuleCase[] = [
  {
    rows: ["R90"],
    what: "a screen of 101 components, of which one is a Form",
    flow: only("7.3", [form([...many(99, caption()), end])]),
    expected: ["MAX_ALLOWED_COMPONENTS_PER_SCREEN warning screens[0].layout.children 10:21"],
  },
  {
    rows: ["R54"],
    what: "a screen of 101 components beside a Form",
    flow: only("7.3", [...many(50, caption()), form([...many(50, caption()), end])]),
    expected: ["MAX_ALLOWED_COMPONENTS_PER_SCREEN screens[0].layout.children 10:21"],
  },
  {
    rows: ["R54"],
    what: "a screen of 50 components",
    flow: only("7.3", [...many(49, caption()), end]),
    expected: [],
  },
  {
    rows: ["R55"],
    what: "a third EmbeddedLink and a fourth Image on a screen",
    flow: flow("7.3", [screen("FIRST", [...many(3, link), ...many(5, { type: "Image", src: "QUJD" })]), last()]),
    expected: [
      "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN screens[0].layout.children[2] 34:11",
      "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN screens[0].layout.children[6] 58:11",
    ],
  },
  {
    rows: ["R55"],
    what: "a sixth OptIn",
    flow: only("5.1", [..."abcdef"].map((name): JsonObject => ({ type: "OptIn", name, label: "Agree" })).concat(end)),
    expected: ["COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN screens[0].layout.children[5] 36:11"],
  },
  {
    rows: ["R55"],
    what: "a PhotoPicker beside a DocumentPicker",
    flow: only("7.3", [photo, paper, end]),
    expected: ["COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN screens[0].layout.children[1] 17:11"],
  },
  {
    rows: ["R55"],
    what: "a PhotoPicker in one branch and a DocumentPicker in the other",
    flow: only("7.3", [more, when([photo], { else: [paper] }), end]),
    expected: [],
  },
  {
    rows: ["R55"],
    what: "a third ImageCarousel on a screen, and a fourth in the flow",
    flow: flow("7.3", [
      screen("FIRST", [...many(3, carousel), footer(navigate("LAST"))]),
      screen("LAST", [carousel, end], { terminal: true }),
    ]),
    expected: [
      "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN screens[0].layout.children[2] 28:11",
      "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN screens[1].layout.children[0] 59:11",
    ],
  },
  {
    rows: ["R55"],
    what: "a second Form at 7.0",
    flow: only("7.0", [form([input("name")]), form([input("city")]), end]),
    expected: ["COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN screens[0].layout.children[1] 22:11"],
  },
  {
    rows: ["R55"],
    what: "a second Form at 6.3, where it was accepted",
    flow: only("6.3", [form([input("name")]), form([input("city")]), end]),
    expected: [],
  },
  {
    rows: ["R56"],
    what: "two inputs of one name in two branches",
    flow: only("7.3", [more, when([input("name")], { else: [input("name")] }), end]),
    expected: ["DUPLICATE_FORM_COMPONENT_NAMES screens[0].layout.children[1].else[0].name 29:25"],
  },
  {
    rows: ["R56"],
    what: "one name on two screens",
    flow: flow("7.3", [
      screen("FIRST", [input("name"), footer(navigate("LAST"))]),
      screen("LAST", [input("name"), end], { terminal: true }),
    ]),
    expected: [],
  },
  {
    rows: ["R57"],
    what: "inputs outside of a Form",
    flow: only("7.3", [input("city"), more, form([input("name")]), end]),
    expected: [
      "COMPONENTS_OUTSIDE_FORM screens[0].layout.children[0] 11:11",
      "COMPONENTS_OUTSIDE_FORM screens[0].layout.children[1] 16:11",
    ],
  },
  {
    rows: ["R57"],
    what: "a CalendarPicker beside a Form, which Meta was seen to accept",
    flow: only("6.1", [{ type: "CalendarPicker", name: "day", label: "Day" }, form([input("name")]), end]),
    expected: ["COMPONENTS_OUTSIDE_FORM warning screens[0].layout.children[0] 11:11"],
  },
  {
    rows: ["R58"],
    what: "a RichText with a Footer at 5.1",
    flow: only("5.1", [richText, end]),
    expected: ["INVALID_RICHTEXT_PLACEMENT screens[0].layout.children[0] 11:11"],
  },
  {
    rows: ["R58"],
    what: "a RichText with a Footer at 6.2",
    flow: only("6.2", [richText, end]),
    expected: ["INVALID_COMPONENT_PLACEMENT screens[0].layout.children[0] 11:11"],
  },
  {
    rows: ["R58"],
    what: "a RichText with a Footer at 6.3, from where it is allowed",
    flow: only("6.3", [richText, end]),
    expected: [],
  },
  {
    rows: ["R58"],
    what: "a RichText with a caption at 7.3",
    flow: only("7.3", [caption(), richText, end]),
    expected: ["INVALID_COMPONENT_PLACEMENT screens[0].layout.children[1] 15:11"],
  },
  {
    rows: ["R59"],
    what: "a NavigationList with a caption",
    flow: flow("7.3", [screen("FIRST", [caption(), entries([entry("a")], leads)]), last()]),
    expected: ["INVALID_COMPONENT_PLACEMENT screens[0].layout.children[1] 14:11"],
  },
  {
    rows: ["R59"],
    what: "a NavigationList on a screen that is called terminal",
    flow: flow("6.3", [screen("FIRST", [entries([entry("a")], leads)], { terminal: true }), last()]),
    expected: [
      "INVALID_PROPERTY_KEY screens[0].terminal 7:19",
      "MISSING_FOOTER_ON_TERMINAL_SCREEN warning screens[0].layout.children 10:21",
    ],
  },
  {
    rows: ["R55", "R59"],
    what: "three NavigationLists",
    flow: flow("7.3", [
      screen(
        "FIRST",
        ["a", "b", "c"].map((name) => ({ ...entries([entry(name)], leads), name })),
      ),
      last(),
    ]),
    expected: ["COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN screens[0].layout.children[2] 50:11"],
  },
  {
    rows: ["R60"],
    what: "a NavigationList that leads on by itself and by an entry",
    flow: flow("7.3", [screen("FIRST", [entries([entry("a", leads), entry("b")], leads)]), last()]),
    expected: ["DUPLICATE_PROPETY_FOR_CONDITION screens[0].layout.children[0].on-click-action 35:32"],
  },
  {
    rows: ["R60"],
    what: "a NavigationList that leads nowhere",
    flow: flow("6.3", [screen("FIRST", [entries([entry("a"), entry("b")])]), last()], {
      routing_model: { FIRST: ["LAST"], LAST: [] },
    }),
    expected: ["MISSING_REQUIRED_PROPERTY screens[0].layout.children[0].on-click-action 16:11"],
  },
  {
    rows: ["R60"],
    what: "a Dropdown that acts by itself and by an option",
    flow: flow("7.3", [
      screen(
        "LAST",
        [options([{ id: "a", title: "A", "on-select-action": update }], { "on-select-action": update }), end],
        {
          terminal: true,
          data: shown,
        },
      ),
    ]),
    expected: ["DUPLICATE_PROPETY_FOR_CONDITION screens[0].layout.children[0].on-select-action 33:33"],
  },
  ...branches,
  {
    rows: ["R74"],
    what: "a first value for a PhotoPicker",
    flow: only("7.3", [form([photo, more, end], { "init-values": { more: "no", photo: ["QUJD"] } })]),
    expected: ["NATIVE_COMPONENT_IN_FORM_INIT_VALUES screens[0].layout.children[0].init-values.photo 16:24"],
  },
];
