import type { JsonObject, JsonValue } from "../../../../../sdk/flow";
import { complete, flow, footer, type RuleCase, screen } from "../ruleCase";

/** A flow of one screen with a component or several, on which it ends. */
const only = (version: string, components: JsonValue[], more: JsonObject = {}) =>
  flow(version, [screen("LAST", [...components, footer(complete())], { terminal: true, ...more })]);

const text = (more: JsonObject): JsonObject => ({ type: "TextInput", name: "name", label: "Name", ...more });
const date = (more: JsonObject): JsonObject => ({ type: "DatePicker", name: "day", label: "Day", ...more });
const calendar = (more: JsonObject): JsonObject => ({ type: "CalendarPicker", name: "days", label: "Days", ...more });
const ends = (start: JsonValue, end: JsonValue): JsonObject => ({ "start-date": start, "end-date": end });
const range = (more: JsonObject): JsonObject => calendar({ label: ends("From", "To"), mode: "range", ...more });
const choice = (items: JsonObject[], more: JsonObject = {}): JsonObject => ({
  type: "CheckboxGroup",
  name: "choice",
  label: "Choice",
  "data-source": items,
  ...more,
});
const option = (id: string, more: JsonObject = {}): JsonObject => ({ id, title: id, ...more });
const form = (more: JsonObject): JsonObject => ({
  type: "Form",
  name: "form",
  ...more,
  children: [
    text({}),
    choice([option("a"), option("b")]),
    { type: "OptIn", name: "agreed", label: "Agreed" },
    calendar({}),
  ],
});
const carousel = (...sources: string[]): JsonObject => ({
  type: "ImageCarousel",
  images: sources.map((src) => ({ src, "alt-text": "Picture" })),
});

export const cases: RuleCase[] = [
  {
    rows: ["R61"],
    what: "a pattern without helper-text",
    flow: only("6.2", [text({ pattern: "^[0-9]+$" })]),
    expected: ["MISSING_REQUIRED_PROPERTY screens[0].layout.children[0].helper-text 11:11"],
  },
  {
    rows: ["R61"],
    what: "a pattern for an email",
    flow: only("7.3", [text({ "input-type": "email", pattern: "@", "helper-text": "With @" })]),
    expected: ["INVALID_ENUM_VALUE screens[0].layout.children[0].input-type 15:27"],
  },
  {
    rows: ["R61"],
    what: "a pattern that is no regular expression",
    flow: only("7.3", [text({ pattern: "[0-9", "helper-text": "Digits" })]),
    expected: ["INVALID_PROPERTY_VALUE_FORMAT screens[0].layout.children[0].pattern 15:24"],
  },
  {
    rows: ["R61"],
    what: "a pattern that would run for ever",
    flow: only("7.3", [text({ "input-type": "passcode", pattern: "^(a+)+$", "helper-text": "Letters" })]),
    expected: [],
  },
  {
    rows: ["R62"],
    what: "a TextInput with min-chars above max-chars",
    flow: only("5.1", [text({ "min-chars": 9, "max-chars": 8 })]),
    expected: ["MIN_VALUE_GREATER_THAN_MAX screens[0].layout.children[0].min-chars 15:26"],
  },
  {
    rows: ["R62"],
    what: "a TextInput with min-chars equal to max-chars",
    flow: only("7.3", [text({ "min-chars": 8, "max-chars": 8 })]),
    expected: [],
  },
  {
    rows: ["R62"],
    what: "a CheckboxGroup that wants three of at most two",
    flow: only("7.3", [choice([option("a"), option("b")], { "min-selected-items": 3, "max-selected-items": 2 })]),
    expected: ["MIN_VALUE_GREATER_THAN_MAX screens[0].layout.children[0].min-selected-items 25:35"],
  },
  {
    rows: ["R62"],
    what: "a PhotoPicker that wants two of at most one",
    flow: only("7.3", [
      { type: "PhotoPicker", name: "photo", label: "Photo", "min-uploaded-photos": 2, "max-uploaded-photos": 1 },
    ]),
    expected: ["MIN_VALUE_GREATER_THAN_MAX screens[0].layout.children[0].min-uploaded-photos 15:36"],
  },
  {
    rows: ["R83"],
    what: "a range of at least five and at most two days",
    flow: only("7.3", [range({ "min-days": 5, "max-days": 2 })]),
    expected: ["INVALID_MIN_MAX_DAYS warning screens[0].layout.children[0].min-days 19:25"],
  },
  {
    rows: ["R63", "R83"],
    what: "dates in milliseconds, in words, with one digit, and on 31 April",
    flow: only("7.3", [
      date({
        "min-date": "1700000000000",
        "max-date": "tomorrow",
        "unavailable-dates": ["2026-1-1"],
        "init-value": "2026-04-31",
      }),
    ]),
    expected: [
      "INVALID_DATE_RANGE screens[0].layout.children[0].min-date 15:25",
      "INVALID_DATE_RANGE screens[0].layout.children[0].max-date 16:25",
      "INVALID_DATE_RANGE screens[0].layout.children[0].unavailable-dates[0] 18:15",
      "INVALID_DATE_RANGE warning screens[0].layout.children[0].init-value 20:27",
    ],
  },
  {
    rows: ["R63"],
    what: "a first date after the last",
    flow: only("5.1", [date({ "min-date": "2026-02-01", "max-date": "2026-01-31", "init-value": "2026-01-31" })]),
    expected: ["INVALID_DATE_RANGE screens[0].layout.children[0].min-date 15:25"],
  },
  {
    rows: ["R63"],
    what: "dates outside of those that can be chosen",
    flow: only("7.3", [
      date({
        "min-date": "2026-01-01",
        "max-date": "2026-01-31",
        "unavailable-dates": ["2025-12-31", "2026-01-31"],
        "init-value": "2026-02-01",
      }),
    ]),
    expected: [
      "INVALID_DATE_RANGE screens[0].layout.children[0].unavailable-dates[0] 18:15",
      "INVALID_DATE_RANGE screens[0].layout.children[0].init-value 21:27",
    ],
  },
  {
    rows: ["R63"],
    what: "a range that ends after the last date",
    flow: only("7.3", [range({ "max-date": "2026-01-31", "init-value": ends("2026-01-31", "2026-02-01") })]),
    expected: ["INVALID_DATE_RANGE screens[0].layout.children[0].init-value.end-date 22:27"],
  },
  {
    rows: ["R63"],
    what: "dates that are given at run time",
    flow: only("7.3", [date({ "min-date": "${data.first}", "init-value": "2024-02-29" })], {
      data: { first: { type: "string", __example__: "2026-01-01" } },
    }),
    expected: [],
  },
  {
    rows: ["R64"],
    what: "a calendar for one date with what belongs to a range",
    flow: only("7.3", [
      calendar({ title: "Stay", description: "Your stay", "min-days": 1, label: ends("From", "To") }),
    ]),
    expected: [
      "INVALID_TYPE screens[0].layout.children[0].label 14:22",
      "INVALID_PROPERTY_NAME_FOR_CONDITION screens[0].layout.children[0].title 18:22",
      "INVALID_PROPERTY_NAME_FOR_CONDITION screens[0].layout.children[0].description 19:28",
      "INVALID_PROPERTY_NAME_FOR_CONDITION screens[0].layout.children[0].min-days 20:25",
    ],
  },
  {
    rows: ["R64"],
    what: "a calendar for a range with one label",
    flow: only("6.1", [calendar({ mode: "range", required: true, "init-value": "2026-01-01" })]),
    expected: [
      "INVALID_TYPE screens[0].layout.children[0].label 14:22",
      "INVALID_TYPE screens[0].layout.children[0].required 16:25",
      "INVALID_TYPE screens[0].layout.children[0].init-value 17:27",
    ],
  },
  {
    rows: ["R64"],
    what: "a calendar for a range, complete",
    flow: only("7.3", [
      range({ title: "Stay", description: "Your stay", required: ends(true, false), "min-days": 1, "max-days": 9 }),
    ]),
    expected: [],
  },
  {
    rows: ["R70"],
    what: "a misspelt sensitive input, and one of nothing known",
    flow: only("5.1", [text({})], { sensitive: ["nam", "passport", "name"] }),
    expected: [
      "INVALID_SENSITIVE_FIELD screens[0].sensitive[0] 9:9",
      "INVALID_SENSITIVE_FIELD screens[0].sensitive[1] 10:9",
    ],
  },
  {
    rows: ["R75"],
    what: "first values of a Form for no input and of wrong types",
    flow: only("7.0", [form({ "init-values": { nane: "A", name: 1, choice: "a", agreed: "yes", days: 5 } })]),
    expected: [
      "INVALID_PROPERTY_VALUE screens[0].layout.children[0].init-values.nane 15:23",
      "INVALID_PROPERTY_VALUE screens[0].layout.children[0].init-values.name 16:23",
      "INVALID_PROPERTY_VALUE screens[0].layout.children[0].init-values.choice 17:25",
      "INVALID_PROPERTY_VALUE screens[0].layout.children[0].init-values.agreed 18:25",
      "INVALID_PROPERTY_VALUE screens[0].layout.children[0].init-values.days 19:23",
    ],
  },
  {
    rows: ["R75"],
    what: "messages of a Form for no input",
    flow: only("7.3", [form({ "error-messages": { name: "Wrong", other: "Wrong" } })]),
    expected: ["INVALID_PROPERTY_VALUE screens[0].layout.children[0].error-messages.other 16:24"],
  },
  {
    rows: ["R75"],
    what: "first values of a Form that fit",
    flow: only(
      "7.3",
      [form({ "init-values": { name: "1", choice: ["a"], agreed: "${data.agreed}", days: "2026-01-01" } })],
      {
        data: { agreed: { type: "boolean", __example__: true } },
      },
    ),
    expected: [],
  },
  {
    rows: ["R75"],
    what: "first values of a Form at 6.3, where they were not looked at",
    flow: only("6.3", [form({ "init-values": { nane: "A", name: 1 } })]),
    expected: [],
  },
  {
    rows: ["R76"],
    what: "an ImageCarousel of four pictures, one by its address",
    flow: only("7.1", [carousel("QUJD", "https://example.com/a.png", "QUJDRA==", "data:image/png;base64,QUJD")]),
    expected: [
      "INVALID_PROPERTY_VALUE screens[0].layout.children[0].images 13:23",
      "INVALID_PROPERTY_VALUE screens[0].layout.children[0].images[1].src 19:24",
    ],
  },
  {
    rows: ["R76"],
    what: "an Image by its address, which is not looked at",
    flow: only("7.3", [{ type: "Image", src: "https://example.com/a.png" }]),
    expected: [],
  },
  {
    rows: ["R77"],
    what: "one option with a picture and another with a colour",
    flow: only("5.1", [choice([option("a", { image: "QUJD" }), option("b", { color: "#1A2B3C" })])]),
    expected: ["DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR screens[0].layout.children[0].data-source 15:28"],
  },
  {
    rows: ["R77"],
    what: "options with colours",
    flow: only("7.3", [choice([option("a", { color: "#000000" }), option("b", { color: "#1A2B3C" })])]),
    expected: [],
  },
  {
    rows: ["R84"],
    what: "a name that is given at run time",
    flow: only("7.3", [text({ name: "`'a' ${data.key}`" })], { data: { key: { type: "string", __example__: "b" } } }),
    expected: ["INVALID_PROPERTY_VALUE screens[0].layout.children[0].name 19:21"],
  },
  {
    rows: [],
    what: "a name between backticks at 5.1, where it is a plain text",
    flow: only("5.1", [text({ name: "`a`" })]),
    expected: [],
  },
];
