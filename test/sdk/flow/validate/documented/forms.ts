import { input } from "../ruleCase";
import { type DocumentedFlow, inForm, inVersions, options, single } from "./documentedFlow";

/** Forms, in the forms that Meta documents. */
export const forms: DocumentedFlow[] = [
  // reference/flowjson#forms-and-form-properties
  ...inVersions(
    "5.1",
    "reference/flowjson#forms-and-form-properties",
    "a Form whose answers are the reply",
    (version) =>
      inForm(version, [
        input("first", { required: true }),
        { type: "CheckboxGroup", name: "languages", label: "Languages", "data-source": options("Dutch", "Greek") },
      ]),
  ),
  // reference/flowjson#form-configuration
  ...inVersions("5.1", "reference/flowjson#form-configuration", "first values and messages of a Form", (version) =>
    inForm(
      version,
      [
        input("first"),
        { type: "CheckboxGroup", name: "languages", label: "Languages", "data-source": options("Dutch", "Greek") },
      ],
      { "init-values": { first: "Ada", languages: ["dutch"] }, "error-messages": { first: "Too short" } },
    ),
  ),
  // reference/flowjson#form-configuration
  ...inVersions(
    "5.1",
    "reference/flowjson#form-configuration",
    "first values and messages of a Form that come as data",
    (version) =>
      inForm(
        version,
        [input("first")],
        { "init-values": "${data.values}", "error-messages": "${data.messages}" },
        {
          data: {
            values: { type: "object", properties: { first: { type: "string" } }, __example__: { first: "Ada" } },
            messages: {
              type: "object",
              properties: { first: { type: "string" } },
              __example__: { first: "Too short" },
            },
          },
        },
      ),
  ),
  // reference/flowjson#form-configuration
  ...inVersions("5.1", "reference/flowjson#form-configuration", "first values without a Form", (version) =>
    single(version, [
      input("first", { "init-value": "Ada" }),
      input("family", { "init-value": "King", required: true }),
    ]),
  ),
];
