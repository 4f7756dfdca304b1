import {
  ACTIONS,
  COMPONENTS,
  DOCUMENT,
  type Properties,
  type Property,
  RECOMMENDED_VERSION,
  type Shape,
} from "../format";
import {
  ACTION_NAMES,
  actionsIn,
  componentName,
  componentsSeen,
  DESCRIBED_VERSIONS,
  pascalCase,
  placeName,
  placesIn,
  propertiesIn,
} from "./inventory";
import { NAMED_OBJECTS, type ObjectShape } from "./names";
import { takesAnyText } from "./texts";

const HEAD = `// Generated from the description of the format in ../format by "npm run generate". Not to be edited by hand.

/**
 * A value that is known later: a Pulumi Output, or anything else with \`apply\`. It may stand for every value of a flow
 * but the ones that tell what an object is: \`type\` of a component and \`name\` of an action.
 */
export interface Later {
  apply(...args: never[]): unknown;
}

/** A binding: \`\${data.<key>}\`, \`\${form.<input>}\` or \`\${screen.<id>.data.<key>}\`. */
export type Binding = \`\\\${\${string}}\`;

/** A text between backticks that is worked out at run time, from version 6.0. */
export type Expression = \`\\\`\${string}\\\`\`;

/** What may stand in place of a value that is only known on the phone. */
export type Dynamic = Binding | Expression;

/** Any JSON, with values that are known later. */
export type Json = null | boolean | number | string | Later | readonly Json[] | { readonly [key: string]: Json };
`;

const VERSION = RECOMMENDED_VERSION;

/** The text of TypeScript types for flows in the version that is recommended, not yet formatted. */
export function typesText(): string {
  const flow = `/** A Flow JSON document, as version ${VERSION} has it; older versions know less. */
export type FlowJson = ${fields(DOCUMENT, false)}`;
  const objects = [...NAMED_OBJECTS.values()].map(
    ({ name, about, shape }) => `/** ${about}. */
export interface ${name} ${literal(shape)}`,
  );
  const components = componentsSeen(VERSION).map((seen) => {
    const { about, properties } = COMPONENTS[seen.name] ?? { about: "", properties: {} };
    const where = seen.inForm ? ", inside a Form" : "";
    return `/** ${about}${where}. */
export interface ${componentName(seen)} ${fields(properties, seen.inForm, `readonly type: "${seen.name}";\n`)}`;
  });
  const places = placesIn(VERSION).map(
    ({
      place,
      members,
    }) => `/** What may stand in ${PLACES[place.name]}${place.inForm && place.name !== "form" ? " inside a Form" : ""}. */
export type ${placeName(place)} = ${members.map(componentName).join(" | ")};`,
  );
  const actions = actionsIn(ACTION_NAMES, VERSION).map((name) => {
    const { about, properties } = ACTIONS[name];
    return `/** ${about}. */
export interface ${pascalCase(name)} ${fields(properties, false, `readonly name: "${name}";\n`)}`;
  });
  return [HEAD, flow, ...objects, ...places, ...components, ...actions].join("\n\n");
}

const PLACES = { layout: "a screen", form: "a Form", if: "a branch of an If", switch: "a case of a Switch" } as const;

function literal(shape: ObjectShape, inForm = false): string {
  return fields(shape.properties, inForm, shape.loose ? "readonly [key: string]: Json | undefined;\n" : "");
}

function fields(properties: Properties, inForm: boolean, first = ""): string {
  const lines = propertiesIn(properties, VERSION, inForm).map(([key, property]) => {
    const about = property.about === undefined ? "" : `/** ${property.about}. */\n`;
    return `${about}readonly ${JSON.stringify(key)}${property.required ? "" : "?"}: ${valueType(key, property, inForm)};`;
  });
  return `{\n${first}${lines.join("\n")}\n}`;
}

function valueType(key: string, { shape, binding }: Property, inForm: boolean): string {
  if (key === "version") return `${oneOf(DESCRIBED_VERSIONS)} | Later`;
  const type = typeOf(shape, inForm);
  // What decides the kind of an object cannot be given later, and Json holds values that are given later as it is.
  if (isConstant(shape) || shape.kind === "any") return type;
  return `${type}${binding && !takesAnyText(shape) ? " | Dynamic" : ""} | Later`;
}

function typeOf(shape: Shape, inForm: boolean): string {
  switch (shape.kind) {
    case "string":
      return isConstant(shape) ? JSON.stringify(shape.constant) : shape.enum ? oneOf(shape.enum) : "string";
    case "boolean":
      return "boolean";
    case "number":
    case "integer":
      return "number";
    case "list":
      return `readonly (${typeOf(shape.of, inForm)} | Later)[]`;
    case "object":
      return NAMED_OBJECTS.get(shape)?.name ?? literal(shape, inForm);
    case "map":
      return shape.of.kind === "any"
        ? "{ readonly [key: string]: Json }"
        : `{ readonly [key: string]: ${typeOf(shape.of, inForm)} | Later }`;
    case "either":
      return shape.of.map((option) => typeOf(option, inForm)).join(" | ");
    case "components":
      return `readonly (${placeName({ name: shape.in, inForm })} | Later)[]`;
    case "action":
      return actionsIn(shape.names, VERSION).map(pascalCase).join(" | ");
    case "any":
      return "Json";
  }
}

const oneOf = (values: readonly string[]): string => values.map((value) => JSON.stringify(value)).join(" | ");

const isConstant = (shape: Shape): boolean => shape.kind === "string" && shape.constant !== undefined;
