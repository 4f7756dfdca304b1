import {
  action,
  boolean,
  either,
  fixed,
  integer,
  list,
  object,
  oneOf,
  open,
  required,
  type Shape,
  string,
} from "../shape";
import {
  type ComponentSpec,
  description,
  enabled,
  errorMessage,
  helper,
  helperText,
  initValue,
  isRequired,
  label,
  name,
  visible,
} from "./shared";

/** Components for dates. */
export const dates: Readonly<Record<string, ComponentSpec>> = {
  DatePicker: {
    about: "A field for a date",
    value: "string",
    properties: {
      name,
      label,
      "helper-text": helperText,
      required: isRequired,
      enabled,
      visible,
      "min-date": open(string, { about: "First date that can be chosen, YYYY-MM-DD" }),
      "max-date": open(string, { about: "Last date that can be chosen, YYYY-MM-DD" }),
      "unavailable-dates": open(list(string), { about: "Dates that cannot be chosen, YYYY-MM-DD" }),
      "on-select-action": fixed(action("data_exchange"), { about: "What a selection does" }),
      "init-value": initValue(string),
      "error-message": errorMessage,
    },
  },
  CalendarPicker: {
    since: "6.1",
    about: "A calendar for a date or a range of dates",
    value: "date",
    properties: {
      name,
      label: required(open(either(string, dateRange(string)), { about: "The label, or the labels of both ends" })),
      title: open(string, { about: "A title above the calendar" }),
      description,
      "helper-text": open(either(helper, dateRange(helper)), { about: "A hint, or the hints of both ends" }),
      required: open(either(boolean, dateRange(boolean)), { about: "Whether a date, or either end, must be chosen" }),
      enabled,
      visible,
      mode: open(oneOf("single", "range"), { about: "One date or a range, by default one date" }),
      "min-date": open(string, { about: "First date that can be chosen, YYYY-MM-DD" }),
      "max-date": open(string, { about: "Last date that can be chosen, YYYY-MM-DD" }),
      "unavailable-dates": open(list(string), { about: "Dates that cannot be chosen, YYYY-MM-DD" }),
      "include-days": open(list(oneOf("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")), {
        about: "Days of the week that can be chosen, by default all",
      }),
      "min-days": open(integer(), { about: "Least number of days in a range" }),
      "max-days": open(integer(), { about: "Largest number of days in a range" }),
      "on-select-action": fixed(action("data_exchange"), { about: "What a selection does" }),
      "init-value": initValue(either(string, dateRange(string))),
      "error-message": open(either(string, dateRange(string)), { outsideForm: true, about: "A message of error" }),
    },
  },
};

function dateRange(shape: Shape): Shape {
  return object({ "start-date": fixed(shape), "end-date": fixed(shape) });
}
