import type { DiffSubject } from "./entry";

/** The part that a value plays in a flow, known from where it stands. */
export type Role =
  | "document"
  | "screens"
  | "screen"
  | "layout"
  | "components"
  | "component"
  | "cases"
  | "options"
  | "option"
  | "routes"
  | "targets"
  | "target"
  | "dataKeys"
  | "dataKey"
  | "action"
  | "payload"
  | "names"
  | "lines"
  | "plain";

const actions: Record<string, Role> = {
  "on-click-action": "action",
  "on-select-action": "action",
  "on-unselect-action": "action",
};

/** Roles of the members that have a meaning of their own. */
const members: Partial<Record<Role, Record<string, Role>>> = {
  document: { screens: "screens", routing_model: "routes" },
  screen: { data: "dataKeys", layout: "layout", sensitive: "names" },
  layout: { children: "components" },
  component: {
    children: "components",
    then: "components",
    else: "components",
    cases: "cases",
    "data-source": "options",
    "list-items": "options",
    text: "lines",
    ...actions,
  },
  option: actions,
  action: { payload: "payload" },
};

/** Roles of all members or items of a collection. */
const every: Partial<Record<Role, Role>> = {
  screens: "screen",
  components: "component",
  cases: "components",
  options: "option",
  routes: "targets",
  targets: "target",
  dataKeys: "dataKey",
};

/** The role of a member or an item of a value that plays `role`. */
export function roleWithin(role: Role, step: string | number): Role {
  const known = members[role];
  if (typeof step === "string" && known !== undefined && Object.hasOwn(known, step)) return known[step] ?? "plain";
  return every[role] ?? "plain";
}

/** The property that names an item of a list. */
export const identityKey = (role: Role): string => (role === "component" ? "name" : "id");

/** What a thing with a role is called in entries; undefined where its surroundings decide. */
export const subjectOf: Partial<Record<Role, DiffSubject>> = {
  screen: "screen",
  component: "component",
  option: "option",
  targets: "route",
  target: "route",
  dataKey: "data key",
  action: "action",
};
