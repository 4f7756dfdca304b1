import { z } from "zod";
import { FINDING_CODES, isPlainObject, type JsonObject, nearest } from "../../../sdk/flow";
import { type Failure, failure } from "../context";
import { inputDescriptions } from "../descriptions";
import { checkShapes, filledText, rule } from "../shapes";

/** The categories that Meta documents. */
export const CATEGORIES = [
  "SIGN_UP",
  "SIGN_IN",
  "APPOINTMENT_BOOKING",
  "LEAD_GENERATION",
  "CONTACT_US",
  "CUSTOMER_SUPPORT",
  "SURVEY",
  "OTHER",
] as const;

const isCategory = (value: string) => CATEGORIES.some((category) => category === value);

/** Codes of our own that a program may allow; without the other inputs there is nothing to go on with. */
export const ALLOWABLE: readonly string[] = ["UNKNOWN_CATEGORY", "ENDPOINT_REQUIRED"];

const isCode = (text: string) => /^[A-Z][A-Z0-9_]*$/.test(text);

const httpUrl = (value: string, protocols: string[]) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);

const NO_FLOW = "flow is required (write the Flow JSON as an object, or use cams.flowFile with the path of its file)";

/** The inputs of a WhatsAppFlow, in the order of the reference. */
export const inputs = {
  flow: z
    .custom<JsonObject>(
      isPlainObject,
      rule("INVALID_INPUT", ({ input }) => `flow is ${kindOf(input)}, not a Flow JSON object ${hintFor(input)}`),
    )
    .register(inputDescriptions, {
      description:
        'The Flow JSON document: an object written in the program, or `cams.flowFile("signup.flow.json")`. Any value in it can be an output or a secret.',
      missing: NO_FLOW,
      change: "update",
      changeText: "updates the flow in place; changes of white space and key order are ignored",
      type: "object",
      keyed: true,
      asText: true,
      secrecy: "by value",
      // The type of a component is no secret, although it may come with one.
      openKeys: ["type"],
    }),
  flowName: filledText("flowName is empty (leave it out to get a generated name)")
    .optional()
    .register(inputDescriptions, {
      description: "The name in CAMS, unique in the space.",
      defaultText:
        "the name of the resource, a hyphen and seven hexadecimal digits, chosen when the flow is created and kept from then on",
      change: "update",
      changeText: "renames the flow",
    }),
  categories: z
    .array(z.string())
    .refine(
      ({ length }) => length > 0,
      rule("INVALID_INPUT", "categories is empty (CAMS requires at least one; leave it out for OTHER)"),
    )
    .optional()
    .register(inputDescriptions, {
      description: `What the flow is for: ${CATEGORIES.map((name) => `\`${name}\``).join(", ")}.`,
      default: ["OTHER"],
      change: "update",
    }),
  endpointUri: z
    .string()
    .refine(
      (value) => httpUrl(value, ["https:"]),
      rule("INVALID_INPUT", "endpointUri is not an https URL (Meta calls https endpoints only)"),
    )
    .optional()
    .register(inputDescriptions, {
      description: "The https URL of the data endpoint. Needed to publish a flow that has a `data_api_version`.",
      change: "update",
    }),
  custSpaceId: filledText("custSpaceId is empty (leave it out to use CAMS_CUST_SPACE_ID)")
    .optional()
    .register(inputDescriptions, {
      description:
        "The channel instance (or, for an ISV, the customer's space) that the flow belongs to, such as `cams-abc`.",
      defaultText: "`CAMS_CUST_SPACE_ID` of the environment, then `cams:custSpaceId` of the stack",
      change: "replace",
    }),
  publish: z.boolean().optional().register(inputDescriptions, {
    description:
      "Whether the flow is published, and published again after each change. With `false`, a published flow stays published until it is edited, which makes it a draft.",
    default: true,
    change: "update",
  }),
  onDestroy: z.enum(["deprecate", "retain"]).optional().register(inputDescriptions, {
    description:
      "What happens to the flow when the resource is deleted. `deprecate` deletes a draft and deprecates a published flow, which cannot be undone; `retain` leaves the flow as it is. The value of the last `pulumi up` counts; `CAMS_ON_DESTROY=retain` in the environment overrides it.",
    default: "deprecate",
    defaultText: "`deprecate`, for an adopted flow `retain`",
    change: "record",
  }),
  onPublishedChange: z.enum(["update", "replace"]).optional().register(inputDescriptions, {
    description:
      "What a change does to a flow that is published. `update` edits it in place, which makes it a draft, and publishes it again; `replace` creates and publishes a new flow and then deprecates the old one, for accounts that may not edit published flows.",
    default: "update",
    change: "record",
  }),
  adopt: z
    .union([z.string().min(1), z.boolean()], {
      error: ({ input }) =>
        typeof input === "number"
          ? `${input} is a number, but a flow id is a string (write adopt: "${input}")`
          : `${input === "" ? "the string is empty" : kindOf(input)} (set a flow id as a string, or true for the flow named flowName)`,
    })
    .optional()
    .register(inputDescriptions, {
      description:
        "Adopts an existing flow: its id, or `true` for the flow with the explicit `flowName`. Used only when the resource is created; name, categories and endpoint that the program leaves out stay as they are. The resource option `import` does the same.",
      defaultText: "a new flow is created",
      change: "record",
      becomesId: true,
    }),
  contract: z.enum(["warn", "error", "off"]).optional().register(inputDescriptions, {
    description:
      "What happens when a change to the flow may break running conversations, callers or consumers of its reply: `warn` prints a warning, `error` stops the preview, `off` ignores it. The flow is compared with what was last applied or refreshed.",
    default: "warn",
    change: "record",
  }),
  allow: z
    .array(z.string().refine(isCode, rule("INVALID_INPUT", "allow must contain codes such as INVALID_PROPERTY_VALUE")))
    .optional()
    .register(inputDescriptions, {
      description:
        "Codes of validation errors (such as `INVALID_PROPERTY_VALUE`) or breaking changes to report as warnings instead of errors.",
      change: "record",
    }),
  expectDigest: z
    .string()
    .refine((digest) => digest !== "", {
      ...rule(
        "EXPECT_DIGEST_MISSING",
        "expectDigest is set but has no value (has the previous stage published this flow? leave expectDigest out to accept any document)",
      ),
      abort: true,
    })
    .refine(
      (digest) => /^sha256:[0-9a-f]{64}$/.test(digest),
      rule(
        "INVALID_INPUT",
        "expectDigest is not sha256: followed by 64 hexadecimal digits (use publishedDigest of the previous stage, or `pulumi-cams digest`)",
      ),
    )
    .optional()
    .register(inputDescriptions, {
      description:
        "The digest that the document must have, such as the `publishedDigest` of the previous stage. If it has another one, nothing is written.",
      defaultText: "any document is accepted",
      change: "record",
    }),
  assetUrl: z
    .string()
    .refine((value) => httpUrl(value, ["https:", "http:"]), rule("INVALID_INPUT", "assetUrl is not an http(s) URL"))
    .optional()
    .register(inputDescriptions, {
      description:
        "The URL of a copy of the document that CAMS can download without credentials, instead of an upload. It is downloaded and compared with `flow` before it is used. Required if no `custSpaceId` is set.",
      defaultText: "the document is uploaded",
      change: "record",
    }),
};

const schema = z.object(inputs);

/** The inputs of a WhatsAppFlow as plain values. */
export type WhatsAppFlowInputs = z.output<typeof schema>;

/** Types a value that `checkInputs` has passed. */
export function parseInputs(values: Record<string, unknown>): WhatsAppFlowInputs {
  return schema.parse(values);
}

/**
 * Finds what is wrong with inputs before their document is looked at, all at once.
 *
 * @param isUnknown tells values that are not known yet; nothing is said about those
 */
export function checkInputs(values: Record<string, unknown>, isUnknown: (value: unknown) => boolean): Failure[] {
  const failures = checkShapes("WhatsAppFlow", inputs, values, isUnknown);
  const together = failures.length > 0 ? [] : checkTogether(values, isUnknown);
  return [...failures, ...checkCategories(values, isUnknown), ...checkAllowed(values, isUnknown), ...together];
}

/** A misspelt code would allow nothing, and be noticed only when the finding stops a run. */
function checkAllowed({ allow }: Record<string, unknown>, isUnknown: (value: unknown) => boolean): Failure[] {
  if (!Array.isArray(allow)) return [];
  const codes = [...FINDING_CODES, ...ALLOWABLE];
  return allow
    .filter((value) => typeof value === "string" && !isUnknown(value) && isCode(value))
    .filter((value) => !codes.includes(value))
    .map((value) => {
      const meant = nearest(value, codes);
      const way = meant === undefined ? "copy the code from the message to allow" : `did you mean ${meant}?`;
      return failure("UNKNOWN_CODE", `allow has ${JSON.stringify(value)}, which is not a known code (${way})`);
    });
}

function checkCategories({ categories }: Record<string, unknown>, isUnknown: (value: unknown) => boolean): Failure[] {
  if (!Array.isArray(categories)) return [];
  return categories
    .filter((value) => typeof value === "string" && !isUnknown(value) && !isCategory(value))
    .map((value) => {
      const meant = nearest(value, CATEGORIES);
      const way = meant === undefined ? `one of ${CATEGORIES.join(", ")}` : `did you mean ${meant}?`;
      return failure("UNKNOWN_CATEGORY", `categories has ${JSON.stringify(value)}, which CAMS does not know (${way})`);
    });
}

/** Rules over several inputs, for inputs that are right one by one. */
function checkTogether(values: Record<string, unknown>, isUnknown: (value: unknown) => boolean): Failure[] {
  const failures: Failure[] = [];
  if (values.adopt === true && values.flowName === undefined) {
    const way = "set flowName, or set adopt to the flow's id";
    failures.push(failure("ADOPT_NEEDS_NAME", `adopt: true adopts the flow named flowName, which is not set (${way})`));
  }
  const { flow, publish, endpointUri, adopt } = values;
  const wantsEndpoint = isPlainObject(flow) && flow.data_api_version !== undefined && !isUnknown(flow.data_api_version);
  const isPublishing = publish === undefined || publish === true;
  if (wantsEndpoint && isPublishing && endpointUri === undefined && adopt === undefined) {
    failures.push(
      failure(
        "ENDPOINT_REQUIRED",
        "the flow has data_api_version, which Meta publishes only with an endpoint (set endpointUri, or publish: false)",
      ),
    );
  }
  return failures;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

const hintFor = (value: unknown) =>
  typeof value === "string"
    ? "(for a file use cams.flowFile with its path; parse a JSON string with JSON.parse)"
    : "(write it as an object, or use cams.flowFile with the path of its file)";
