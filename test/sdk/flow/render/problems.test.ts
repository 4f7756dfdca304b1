import type { JsonObject, JsonValue } from "../../../../sdk/flow";
import { problemOf } from "../../../../sdk/flow/render/player/problems";

const told = (component: JsonObject, value: JsonValue) =>
  problemOf(String(component.type), (property) => component[property], value);

const required = (type: string, more: JsonObject = {}): JsonObject => ({ type, required: true, ...more });
const text = (more: JsonObject): JsonObject => ({ type: "TextInput", ...more });

test.each<[JsonObject, JsonValue, string | undefined]>([
  [required("TextInput"), "", "This field is required"],
  [required("TextInput"), "a", undefined],
  [required("TextInput", { "input-type": "number" }), 0, undefined],
  [required("Dropdown"), "", "Choose an option"],
  [required("CheckboxGroup"), [], "Choose an option"],
  [required("OptIn"), false, "Check this box to continue"],
  [required("OptIn"), true, undefined],
  [{ type: "OptIn" }, false, undefined],
  [text({ "input-type": "email" }), "ada", "Enter an e-mail address"],
  [text({ "input-type": "email" }), "ada@example.com", undefined],
  [text({ "input-type": "number" }), "many", "Enter a number"],
  [text({ "input-type": "toString" }), "a", undefined],
  [text({ "min-chars": 3 }), "ab", "Enter at least 3 characters"],
  [text({ "max-chars": 3 }), "abcd", "Enter at most 3 characters"],
  [text({ pattern: "\\d{4}", "helper-text": "Four digits" }), "12345", "Four digits"],
  [text({ pattern: "(" }), "anything", undefined],
  [{ type: "TextArea", "max-length": 2 }, "abc", "Enter at most 2 characters"],
  [{ type: "ChipsSelector", "min-selected-items": 2 }, ["a"], "Choose at least 2 options"],
  [{ type: "CheckboxGroup", "max-selected-items": 2 }, ["a", "b", "c"], "Choose at most 2 options"],
  [{ type: "PhotoPicker", "min-uploaded-photos": 1 }, [], "Add at least one file"],
  [{ type: "DocumentPicker", "max-uploaded-documents": 1 }, [{}, {}], "Choose at most 1 documents"],
  [{ type: "DatePicker", "min-date": "2026-05-02" }, "2026-05-01", "Choose 2026-05-02 or later"],
  [{ type: "DatePicker", "max-date": "2026-05-02" }, "2026-05-03", "Choose 2026-05-02 or earlier"],
  [{ type: "DatePicker", "unavailable-dates": ["2026-05-02"] }, "2026-05-02", "This date is not available"],
  [{ type: "CalendarPicker", "include-days": ["Mon"] }, "2026-05-05", "This date is not available"],
  [{ type: "CalendarPicker", "include-days": ["Mon"] }, "2026-05-04", undefined],
  [required("CalendarPicker", { mode: "range" }), { "start-date": "2026-05-04" }, "Choose both dates"],
  [{ type: "CalendarPicker", mode: "range", required: { "end-date": true } }, {}, "Choose both dates"],
])("%j with %j: %s", (component, value, problem) => {
  expect(told(component, value)).toBe(problem);
});
