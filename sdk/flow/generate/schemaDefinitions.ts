import { ACTIONS, COMPONENTS, DOCUMENT, isSince, type Properties, type Shape } from "../format";
import type { JsonObject } from "../json";
import {
  ACTION_NAMES,
  actionsIn,
  componentName,
  componentsSeen,
  pascalCase,
  placeName,
  placesIn,
  propertiesIn,
} from "./inventory";
import { NAMED_OBJECTS } from "./names";
import { TOGETHER } from "./schemaTogether";
import { takesAnyText } from "./texts";

/** Where a shape is described: the version, and what its surroundings make of it. */
interface Place {
  version: string;
  inForm: boolean;
  /** Whether a text there may not be blank in any version. */
  required: boolean;
}

/** Every definition of a version by its name; `Flow` is the document. */
export function definitionsIn(version: string): Record<string, JsonObject> {
  const place = { version, inForm: false, required: false };
  const dynamic = isSince(version, "6.0") ? [BINDING, EXPRESSION] : [BINDING];
  return Object.fromEntries<JsonObject>([
    ["Dynamic", { anyOf: dynamic }],
    ["Flow", { ...objectSchema(DOCUMENT, place), ...TOGETHER.Flow }],
    ...[...NAMED_OBJECTS.values()].map(({ name, about, shape }): [string, JsonObject] => [
      name,
      { description: about, ...objectSchema(shape.properties, place, {}, shape.loose), ...TOGETHER[name] },
    ]),
    ...actionsIn(ACTION_NAMES, version).map((name): [string, JsonObject] => [
      pascalCase(name),
      {
        description: ACTIONS[name].about,
        ...objectSchema(ACTIONS[name].properties, place, { name: { const: name } }),
      },
    ]),
    ...componentsSeen(version).map((seen): [string, JsonObject] => {
      const { about, properties } = COMPONENTS[seen.name] ?? { about: "", properties: {} };
      const schema = objectSchema(properties, { ...place, inForm: seen.inForm }, { type: { const: seen.name } });
      return [componentName(seen), { description: about, ...schema, ...TOGETHER[seen.name] }];
    }),
    ...[false, true].map((inForm): [string, JsonObject] => {
      const types = Object.keys(COMPONENTS).filter((type) => isSince(version, COMPONENTS[type]?.since ?? "1.0"));
      return [
        anyComponent(inForm),
        choiceSchema(
          "type",
          types.map((name) => [name, componentName({ name, inForm })]),
        ),
      ];
    }),
    ...placesIn(version).map(({ place: list, members }): [string, JsonObject] => [
      placeName(list),
      {
        type: "object",
        properties: { type: { enum: members.map(({ name }) => name) } },
        allOf: [reference(anyComponent(list.inForm))],
      },
    ]),
  ]);
}

const BINDING = { type: "string", pattern: "^\\$\\{[^{}]+\\}$" };
const EXPRESSION = { type: "string", pattern: "^`[\\s\\S]*`$" };

const anyComponent = (inForm: boolean): string => (inForm ? "ComponentInForm" : "Component");

const reference = (name: string): JsonObject => ({ $ref: `#/definitions/${name}` });

/** An object whose one key decides which definition it follows. Faults are then reported for that one alone. */
export function choiceSchema(
  key: string,
  choices: readonly (readonly [value: string, definition: string])[],
): JsonObject {
  return {
    type: "object",
    required: [key],
    properties: { [key]: { enum: choices.map(([value]) => value) } },
    allOf: choices.map(([value, definition]) => ({
      if: { required: [key], properties: { [key]: { const: value } } },
      then: reference(definition),
    })),
  };
}

function objectSchema(properties: Properties, place: Place, kind: JsonObject = {}, loose = false): JsonObject {
  const entries = propertiesIn(properties, place.version, place.inForm);
  const required = [...Object.keys(kind), ...entries.flatMap(([key, property]) => (property.required ? [key] : []))];
  return {
    type: "object",
    ...(required.length === 0 ? {} : { required }),
    properties: {
      ...kind,
      ...Object.fromEntries(
        entries.map(([key, { shape, binding, about, required = false }]) => {
          const fixed = shapeSchema(shape, { ...place, required });
          const value = binding && !takesAnyText(shape) ? { anyOf: [fixed, reference("Dynamic")] } : fixed;
          // Beside a $ref no other keyword counts.
          const described = "$ref" in value ? { allOf: [value] } : value;
          return [key, about === undefined ? value : { description: about, ...described }];
        }),
      ),
    },
    ...(loose ? {} : { additionalProperties: false }),
  };
}

function shapeSchema(shape: Shape, place: Place): JsonObject {
  switch (shape.kind) {
    case "string":
      if (shape.constant !== undefined) return { const: shape.constant };
      if (shape.enum !== undefined) return { enum: [...shape.enum] };
      if (shape.pattern !== undefined) return { type: "string", pattern: shape.pattern.source };
      return place.required || isSince(place.version, "6.0") ? { type: "string", pattern: "\\S" } : { type: "string" };
    case "boolean":
      return { type: "boolean" };
    case "number":
    case "integer":
      return { type: shape.kind, ...bounds("minimum", shape.min), ...bounds("maximum", shape.max) };
    case "list": {
      const items = shapeSchema(shape.of, { ...place, required: true });
      return { type: "array", items, ...bounds("minItems", shape.min), ...bounds("maxItems", shape.max) };
    }
    case "object": {
      const name = NAMED_OBJECTS.get(shape)?.name;
      return name === undefined ? objectSchema(shape.properties, place, {}, shape.loose) : reference(name);
    }
    case "map":
      return { type: "object", additionalProperties: shapeSchema(shape.of, { ...place, required: true }) };
    case "either":
      return { anyOf: shape.of.map((option) => shapeSchema(option, place)) };
    case "components":
      return { type: "array", items: reference(placeName({ name: shape.in, inForm: place.inForm })) };
    case "action":
      return choiceSchema(
        "name",
        actionsIn(shape.names, place.version).map((name) => [name, pascalCase(name)]),
      );
    case "any":
      return {};
  }
}

const bounds = (keyword: string, bound: number | undefined): JsonObject =>
  bound === undefined ? {} : { [keyword]: bound };
