import {
  ACTIONS,
  COMPONENTS,
  type ComponentPlace,
  componentsIn,
  DOCUMENT,
  isSince,
  MAX_SCREENS,
  OLDEST_VERSION,
  type Properties,
  type Property,
  RECOMMENDED_VERSION,
  type Shape,
  VERSIONS,
} from "../format";
import { ACTION_NAMES } from "./inventory";
import { NAMED_OBJECTS } from "./names";

const HEAD = `# Flow JSON

<!-- Generated from the description of the format in sdk/flow/format by "npm run generate". Not to be edited by hand. -->

What a flow is made of, in all versions that Meta takes (${OLDEST_VERSION} and newer). A key in **bold** is required. "Or binding"
means that \`\${data.<key>}\`, \`\${form.<input>}\` or \`\${screen.<id>.data.<key>}\` may stand in place of the value, and from
version 6.0 an expression between backticks. "Not inside a Form" marks keys that inputs inside a Form must not have. The
column "since" is empty for what all these versions have.`;

const PLACES: Readonly<Record<ComponentPlace, string>> = {
  layout: "a screen",
  form: "a Form",
  if: "a branch of an If",
  switch: "a case of a Switch",
};

/** The reference of Flow JSON as Markdown. */
export function referenceText(): string {
  const components = Object.entries(COMPONENTS).flatMap(([name, { about, since, properties }]) => [
    ...section(name, about, since),
    `Stands in ${placesOf(name).join(", ")}.`,
    propertyTable({ type: { shape: { kind: "string", constant: name }, required: true }, ...properties }),
  ]);
  const actions = ACTION_NAMES.flatMap((name) => [
    ...section(name, ACTIONS[name].about, ACTIONS[name].since),
    propertyTable({ name: { shape: { kind: "string", constant: name }, required: true }, ...ACTIONS[name].properties }),
  ]);
  const objects = [...NAMED_OBJECTS.values()].flatMap(({ name, about, shape }) => [
    ...section(name, shape.loose ? `${about}. Further keys are allowed` : about),
    propertyTable(shape.properties),
  ]);
  const versions = VERSIONS.map(({ version, state, since = "" }) => [version, state, since]);
  return `${[
    HEAD,
    "## Versions",
    `New flows should have version ${RECOMMENDED_VERSION}. Flows of a frozen version can be sent and opened, but neither created nor changed.`,
    table(["version", "state", "since"], versions),
    "## Document",
    propertyTable(DOCUMENT),
    `A flow has at most ${MAX_SCREENS} screens.`,
    "## Parts of a document",
    ...objects,
    "## Components",
    ...components,
    "## Actions",
    ...actions,
  ].join("\n\n")}\n`;
}

const section = (name: string, about: string, since?: string): string[] => [
  `### ${name}`,
  `${about}.${since === undefined ? "" : ` Since version ${since}.`}`,
];

const placesOf = (component: string): string[] =>
  PLACE_NAMES.filter((place) => componentsIn(place, RECOMMENDED_VERSION).includes(component)).map(
    (place) => PLACES[place],
  );
const PLACE_NAMES = ["layout", "form", "if", "switch"] as const;

const propertyTable = (properties: Properties): string =>
  table(
    ["key", "value", "since", "what it does"],
    Object.entries(properties).map(([key, property]) => [
      property.required ? `**\`${key}\`**` : `\`${key}\``,
      valueText(property),
      isSince(OLDEST_VERSION, property.since ?? "1.0") ? "" : (property.since ?? ""),
      property.about ?? "",
    ]),
  );

const valueText = ({ shape, binding, outsideForm, later }: Property): string =>
  [
    `${shapeText(shape)}${binding ? ", or binding" : ""}`,
    ...(later === undefined ? [] : [`from ${later.since} ${shapeText(later.property.shape)}`]),
    ...(outsideForm ? ["not inside a Form"] : []),
  ].join("; ");

function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case "string":
      if (shape.constant !== undefined) return code(shape.constant);
      return shape.enum?.map(code).join(", ") ?? shape.pattern?.means ?? "text";
    case "boolean":
      return "true or false";
    case "number":
      return `number${rangeText(shape)}`;
    case "integer":
      return `whole number${rangeText(shape)}`;
    case "list":
      return `list of ${shapeText(shape.of)}${rangeText(shape)}`;
    case "object": {
      const name = NAMED_OBJECTS.get(shape)?.name;
      return name === undefined ? `object with ${Object.keys(shape.properties).map(code).join(", ")}` : link(name);
    }
    case "map":
      return shape.of.kind === "any" ? "object" : `object of ${shapeText(shape.of)}`;
    case "either":
      return shape.of.map(shapeText).join(", or ");
    case "components":
      return `components that can stand in ${PLACES[shape.in]}`;
    case "action":
      return shape.names.map(link).join(", ");
    case "any":
      return "any JSON";
  }
}

/** ` (1 to 30)`, ` (at least 2)`; bounds of a list count its items. */
function rangeText({ min, max }: { min?: number; max?: number }): string {
  if (min !== undefined && max !== undefined) return ` (${min} to ${max})`;
  if (min !== undefined) return ` (at least ${min})`;
  return max === undefined ? "" : ` (at most ${max})`;
}

const code = (text: string): string => `\`${text}\``;
const link = (heading: string): string => `[${heading}](#${heading.toLowerCase()})`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
