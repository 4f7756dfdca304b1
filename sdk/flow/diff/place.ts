import type { JsonValue } from "../json";
import { formatPath, type Path } from "../path";
import type { DiffSubject } from "./entry";
import { plain, preview, quoted } from "./preview";
import { identityKey, type Role, subjectOf } from "./roles";
import { hasMembers } from "./sameness";

/** Where a value stands, in the terms of people: the nearest named things around it and the keys from there on. */
export interface Place {
  screen?: string;
  component?: string;
  option?: string;
  subject: DiffSubject;
  trail: Path;
}

/** The place of a document. */
export const top: Place = { subject: "property", trail: [] };

/** The place of a member or an item, given what it was called before and is called now. */
export function enter(
  place: Place,
  role: Role,
  step: string | number,
  was: JsonValue | undefined,
  is: JsonValue | undefined = was,
): Place {
  const subject = subjectOf[role];
  if (subject === "screen") return { screen: label(is, role, step), subject, trail: [] };
  if (subject === "component") return { screen: place.screen, component: label(was, role, step), subject, trail: [] };
  if (subject === "option") return { ...place, option: label(was, role, step), subject, trail: [] };
  if (subject === "data key" || subject === "action") return { ...place, subject, trail: [step] };
  if (role === "targets") return { subject: "route", trail: [step] };
  if (role === "target") return { subject: "route", trail: [...place.trail, typeof was === "string" ? was : step] };
  // What lies in a screen, a component or an option is a property of it.
  const inherited = place.subject === "data key" || place.subject === "action" ? place.subject : "property";
  return { ...place, subject: inherited, trail: [...place.trail, step] };
}

/** What a screen, component or option is called in a sentence. */
export function label(value: JsonValue | undefined, role: Role, step: string | number): string {
  if (!hasMembers(value)) return preview(value);
  const text = (key: string) => {
    const found = Object.hasOwn(value, key) ? value[key] : undefined;
    return typeof found === "string" && found !== "" ? found : undefined;
  };
  if (role !== "component") {
    const id = text(identityKey(role));
    if (id === undefined) return `number ${Number(step) + 1}`;
    return role === "screen" ? plain(id) : quoted(id);
  }
  const type = plain(text("type") ?? "component");
  const shown = text("label") ?? text("text") ?? text("name");
  return shown === undefined ? type : `${type} ${quoted(shown)}`;
}

/** Names the value at a place: `label of Footer "Continue" on START`, `route START -> END`, `version`. */
export function nameOf(place: Place): string {
  const owner = ownerOf(place);
  const [first, ...rest] = place.trail;
  const of = owner === "" ? "" : ` of ${owner}`;
  if (place.subject === "route") {
    const from = plain(String(first));
    return rest.length === 0 ? `routes of ${from}` : `route ${from} -> ${plain(String(rest[0]))}`;
  }
  if (first === undefined) {
    if (owner === "") return "document";
    return place.component === undefined && place.option === undefined ? `screen ${owner}` : owner;
  }
  if (place.subject === "data key") {
    const key = `data key ${quoted(String(first))}${of}`;
    return rest.length === 0 ? key : `${plain(formatPath(rest))} of ${key}`;
  }
  if (place.subject === "action") {
    if (rest.length === 0) return `${plain(String(first))}${of}`;
    if (formatPath(rest) === "next.name") return `navigate${of}`;
    if (rest.length > 1 && rest[0] === "payload") return `payload key ${quoted(formatPath(rest.slice(1)))}${of}`;
    return `${plain(formatPath(rest))} of ${plain(String(first))}${of}`;
  }
  return `${plain(formatPath(place.trail))}${of}`;
}

/** Names the items of a list at a place: `components on START`, `options of Dropdown "Country" on START`. */
export function itemsOf(subject: DiffSubject, place: Place): string {
  if (subject === "screen") return "screens";
  const owner = ownerOf(place);
  if (subject === "option" && owner !== "") return `options of ${owner}`;
  if (subject !== "component" || owner === "") return `items of ${nameOf(place)}`;
  return place.component === undefined ? `components on ${owner}` : `components in ${owner}`;
}

function ownerOf({ screen, component, option }: Place): string {
  const inScreen =
    component === undefined ? (screen ?? "") : `${component}${screen === undefined ? "" : ` on ${screen}`}`;
  return option === undefined ? inScreen : `option ${option}${inScreen === "" ? "" : ` of ${inScreen}`}`;
}
