import type { JsonValue } from "../../json";
import { asList, asNumber, asObject, asText, isEmpty, member, type Value } from "./values";

/** A component with its properties replaced by their values. */
type Read = (property: string) => Value;

/** What keeps an input from being sent, as users read it; undefined where nothing does. */
export function problemOf(type: string, read: Read, value: JsonValue): string | undefined {
  const missing = missingPart(type, read, value);
  if (missing !== undefined) return missing;
  if (isEmpty(value)) return undefined;
  return member(CHECKS, type)?.(value, read);
}

const CHECKS: Readonly<Record<string, (value: JsonValue, read: Read) => string | undefined>> = {
  TextInput: (value, read) => textProblem(asText(value), read),
  TextArea: (value, read) => tooLong(asText(value), asNumber(read("max-length"))),
  CheckboxGroup: (value, read) => countProblem(value, read, "selected-items", "options"),
  ChipsSelector: (value, read) => countProblem(value, read, "selected-items", "options"),
  PhotoPicker: (value, read) => countProblem(value, read, "uploaded-photos", "photos"),
  DocumentPicker: (value, read) => countProblem(value, read, "uploaded-documents", "documents"),
  DatePicker: (value, read) => dateProblem(asText(value), read),
  CalendarPicker: (value, read) => {
    const dates = typeof value === "string" ? [value] : Object.values(asObject(value)).map(asText);
    return dates.map((date) => dateProblem(date, read)).find((problem) => problem !== undefined);
  },
};

/** Pickers are required by their least number of files, a range of dates by each of its ends. */
function missingPart(type: string, read: Read, value: JsonValue): string | undefined {
  const required = read("required");
  const least = asNumber(read("min-uploaded-photos") ?? read("min-uploaded-documents")) ?? 0;
  if (type.endsWith("Picker") && least > 0 && isEmpty(value)) return "Add at least one file";
  if (type === "CalendarPicker" && read("mode") === "range") {
    const ends = required === true ? ["start-date", "end-date"] : Object.keys(asObject(required));
    const wanted = ends.filter((end) => required === true || asObject(required)[end] === true);
    return wanted.some((end) => isEmpty(asObject(value)[end])) ? "Choose both dates" : undefined;
  }
  if (required !== true || !isEmpty(value)) return undefined;
  return type.startsWith("Text")
    ? "This field is required"
    : type === "OptIn"
      ? "Check this box to continue"
      : "Choose an option";
}

const FORMATS: Readonly<Record<string, { pattern: RegExp; says: string }>> = {
  email: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, says: "Enter an e-mail address" },
  number: { pattern: /^-?\d+(?:\.\d+)?$/, says: "Enter a number" },
  passcode: { pattern: /^\d+$/, says: "Enter digits" },
  phone: { pattern: /^[+\d][\d\s().-]*$/, says: "Enter a phone number" },
};

function textProblem(text: string, read: Read): string | undefined {
  const format = member(FORMATS, asText(read("input-type")));
  if (format !== undefined && !format.pattern.test(text)) return format.says;
  const least = asNumber(read("min-chars"));
  if (least !== undefined && text.length < least) return `Enter at least ${least} characters`;
  const pattern = read("pattern");
  if (typeof pattern === "string" && !matches(pattern, text)) return asText(read("helper-text"));
  return tooLong(text, asNumber(read("max-chars")));
}

/** A pattern that is no regular expression holds nobody up. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    return true;
  }
}

const tooLong = (text: string, most: number | undefined) =>
  most !== undefined && text.length > most ? `Enter at most ${most} characters` : undefined;

function countProblem(value: JsonValue, read: Read, counted: string, things: string): string | undefined {
  const count = asList(value).length;
  const [least, most] = [asNumber(read(`min-${counted}`)) ?? 0, asNumber(read(`max-${counted}`)) ?? count];
  if (count < least) return `Choose at least ${least} ${things}`;
  return count > most ? `Choose at most ${most} ${things}` : undefined;
}

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Why a day, YYYY-MM-DD, cannot be chosen. Days are compared as texts, which orders them. */
export function dateProblem(day: string, read: Read): string | undefined {
  const [first, last] = [asText(read("min-date")), asText(read("max-date"))];
  if (first !== "" && day < first) return `Choose ${first} or later`;
  if (last !== "" && day > last) return `Choose ${last} or earlier`;
  if (asList(read("unavailable-dates")).includes(day)) return "This date is not available";
  const days = read("include-days");
  const weekday = DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return Array.isArray(days) && weekday !== undefined && !days.includes(weekday)
    ? "This date is not available"
    : undefined;
}
