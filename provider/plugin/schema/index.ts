/** The package schema of the plugin, from which engines and generators of SDKs learn what it serves. */
import { FUNCTIONS, type FunctionDefinition, RESOURCES, type ResourceDescription } from "../../resources";
import { EFFECTS, inputDescriptions, outputDescriptions, type Schemas } from "../../resources/descriptions";
import { defaultOf } from "../../resources/reference";
import { tokenOf } from "../../tokens";
import { CONFIG } from "../config";
import { EXAMPLES, withExamples } from "./examples";
import type { FunctionSpec, ObjectSpec, PackageSpec, PropertySpec, ResourceSpec, TypeSpec } from "./spec";
import { typeOf } from "./types";

/** Describes the provider to the engine and to the generators of SDKs: from the tables that checks use. */
export function packageSchema(version: string): PackageSpec {
  return {
    name: "cams",
    displayName: "CAMS",
    version,
    description: "WhatsApp Flows of Alibaba Cloud Chat App Message Service (CAMS) as code.",
    keywords: ["pulumi", "alibaba-cloud", "cams", "chatapp", "whatsapp", "whatsapp-flows", "category/cloud"],
    license: "Apache-2.0",
    meta: { moduleFormat: "(.*)" },
    config: { variables: settings() },
    provider: {
      description:
        "An account of Alibaba Cloud, and where its flows live. What is left out comes from the environment.",
      inputProperties: settings(),
    },
    resources: Object.fromEntries(
      RESOURCES.map((resource) => [tokenOf(resource.type, "plugin"), resourceSpec(resource)]),
    ),
    functions: Object.fromEntries(
      FUNCTIONS.map((definition) => [tokenOf(definition.name, "plugin"), functionSpec(definition)]),
    ),
    language: {
      csharp: { respectSchemaVersion: true },
      go: {
        respectSchemaVersion: true,
        generateResourceContainerTypes: true,
        importBasePath: "pulumi-cams/sdk/go/cams",
      },
      java: { basePackage: "com.pulumi" },
      nodejs: { respectSchemaVersion: true, packageName: "pulumi-cams-plugin" },
      python: { respectSchemaVersion: true, pyproject: { enabled: true }, packageName: "pulumi_cams" },
    },
  };
}

/** The generated file by its path from the root of the project. */
export const generatedFiles = (version: string): Record<string, string> => ({
  "provider/plugin/schema/generated/schema.json": `${JSON.stringify(packageSchema(version), null, 2)}\n`,
});

function settings(): Record<string, PropertySpec> {
  return Object.fromEntries(
    Object.entries(CONFIG).map(([name, { description, secret, environment }]) => [
      name,
      {
        type: "string",
        description:
          environment === undefined
            ? description
            : `${description} Where it is left out, ${environment.map((variable) => `\`${variable}\``).join(" or ")} of the environment counts.`,
        ...(secret === undefined ? {} : { secret }),
      },
    ]),
  );
}

function resourceSpec({ type, description, inputs, outputs }: ResourceDescription): ResourceSpec {
  const inputProperties = inputSpecs(inputs);
  return {
    description: withExamples(description, EXAMPLES[type] ?? {}),
    inputProperties,
    requiredInputs: namesWhere(inputs, isRequired),
    properties: { ...inputProperties, ...outputSpecs(outputs) },
    required: [...new Set([...namesWhere(inputs, isRequired), ...namesOfRequired(outputs)])],
    // A stack of a Node program moves here without a call to CAMS.
    aliases: [{ type: tokenOf(type, "dynamic") }],
  };
}

function functionSpec({ name, description, inputs, outputs }: FunctionDefinition): FunctionSpec {
  return {
    description: withExamples(description, EXAMPLES[name] ?? {}),
    inputs: objectSpec(inputSpecs(inputs), namesWhere(inputs, isRequired)),
    outputs: objectSpec(outputSpecs(outputs), namesOfRequired(outputs)),
  };
}

const objectSpec = (properties: Record<string, PropertySpec>, required: string[]): ObjectSpec => ({
  type: "object",
  properties,
  ...(required.length > 0 ? { required } : {}),
});

/** A document, or its text. */
const DOCUMENT: TypeSpec = {
  oneOf: [{ type: "object", additionalProperties: { $ref: "pulumi.json#/Any" } }, { type: "string" }],
};

function inputSpecs(inputs: Schemas): Record<string, PropertySpec> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, schema]) => {
      const about = inputDescriptions.get(schema);
      if (about === undefined) throw new Error(`input ${name} has no description`);
      const { description, change, changeText } = about;
      const omitted = defaultOf(schema);
      const texts = [
        description,
        ...(omitted === undefined ? [] : [`By default: ${omitted}.`]),
        ...(change === "none" ? [] : [`A change ${changeText ?? EFFECTS[change]}.`]),
      ];
      return [
        name,
        {
          ...(about.asText ? DOCUMENT : typeOf(schema)),
          description: texts.join(" "),
          ...(change === "replace" ? { willReplaceOnChanges: true } : {}),
        },
      ];
    }),
  );
}

function outputSpecs(outputs: Schemas): Record<string, PropertySpec> {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, schema]) => {
      const about = outputDescriptions.get(schema);
      return about === undefined ? [] : [[name, { ...typeOf(schema), description: about.description }]];
    }),
  );
}

/** Whether a value has to be given, or is always there. */
const isRequired = (schema: Schemas[string]): boolean => !schema.safeParse(undefined).success;

const namesWhere = (schemas: Schemas, holds: (schema: Schemas[string]) => boolean) =>
  Object.entries(schemas).flatMap(([name, schema]) => (holds(schema) ? [name] : []));

/** The outputs that always have a value. */
const namesOfRequired = (outputs: Schemas) =>
  namesWhere(outputs, (schema) => outputDescriptions.has(schema) && isRequired(schema));
