import { z } from "zod";
import { FINDING_CODES, isPlainObject, type JsonObject, nearest } from "../../../sdk/flow";
import { type Failure, failure } from "../context";
import { checkShapes } from "../shapes";

/** The categories that Meta documents. */
const CATEGORIES = [
  "SIGN_UP",
  "SIGN_IN",
  "APPOINTMENT_BOOKING",
  "LEAD_GENERATION",
  "CONTACT_US",
  "CUSTOMER_SUPPORT",
  "SURVEY",
  "OTHER",
];

/** Codes of our own that a program may allow; without the other inputs there is nothing to go on with. */
export const ALLOWABLE: readonly string[] = ["UNKNOWN_CATEGORY", "ENDPOINT_REQUIRED"];

const httpUrl = (value: string, protocols: string[]) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);

/** One schema an input. A message begins with the rule's code, where it is not the wrong type. */
const inputs = {
  flow: z.custom<JsonObject>(isPlainObject, {
    error: ({ input }) =>
      input === undefined
        ? "MISSING_INPUT flow is required (write the Flow JSON as an object, or cams.flowFile with the path of its file)"
        : `INVALID_INPUT flow is ${kindOf(input)}, not a Flow JSON object ${hintFor(input)}`,
  }),
  flowName: z.string().min(1, "INVALID_INPUT flowName is empty (leave it out to have a name derived)").optional(),
  categories: z
    .array(z.string())
    .min(1, "INVALID_INPUT categories is empty (CAMS wants at least one; leave it out for OTHER)")
    .optional(),
  endpointUri: z
    .string()
    .refine(
      (value) => httpUrl(value, ["https:"]),
      "INVALID_INPUT endpointUri is not an https URL (Meta calls no other)",
    )
    .optional(),
  custSpaceId: z
    .string()
    .min(1, "INVALID_INPUT custSpaceId is empty (leave it out to use CAMS_CUST_SPACE_ID)")
    .optional(),
  publish: z.boolean().optional(),
  onDestroy: z.enum(["deprecate", "retain"]).optional(),
  onPublishedChange: z.enum(["update", "replace"]).optional(),
  adopt: z
    .union([z.string().min(1), z.boolean()], {
      error: ({ input }) =>
        typeof input === "number"
          ? `INVALID_INPUT adopt: ${input} is a number, and a flow id is a text (write adopt: "${input}")`
          : `INVALID_INPUT adopt: ${input === "" ? "the text is empty" : kindOf(input)} (give a flow id as a text, or true for the flow named flowName)`,
    })
    .optional(),
  contract: z.enum(["warn", "error", "off"]).optional(),
  allow: z
    .array(z.string().regex(/^[A-Z][A-Z0-9_]*$/, "INVALID_INPUT allow holds codes such as INVALID_PROPERTY_VALUE"))
    .optional(),
  expectDigest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, {
      error: ({ input }) =>
        input === ""
          ? "EXPECT_DIGEST_MISSING expectDigest was given and has no value (has the stage before published this flow? leave expectDigest out to take any document)"
          : "INVALID_INPUT expectDigest is not sha256: and 64 hexadecimal digits (take publishedDigest of the stage before, or `pulumi-cams digest`)",
    })
    .optional(),
  assetUrl: z
    .string()
    .refine((value) => httpUrl(value, ["https:", "http:"]), "INVALID_INPUT assetUrl is not an http(s) URL")
    .optional(),
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
    .filter((value) => typeof value === "string" && !isUnknown(value) && /^[A-Z][A-Z0-9_]*$/.test(value))
    .filter((value) => !codes.includes(value))
    .map((value) => {
      const meant = nearest(value, codes);
      const way =
        meant === undefined ? "take the code from the message that is to be allowed" : `did you mean ${meant}?`;
      return failure("UNKNOWN_CODE", `allow has ${JSON.stringify(value)}, which is the code of no finding (${way})`);
    });
}

function checkCategories({ categories }: Record<string, unknown>, isUnknown: (value: unknown) => boolean): Failure[] {
  if (!Array.isArray(categories)) return [];
  return categories
    .filter((value) => typeof value === "string" && !isUnknown(value) && !CATEGORIES.includes(value))
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
    const way = "give flowName, or the flow's id as adopt";
    failures.push(
      failure("ADOPT_NEEDS_NAME", `adopt: true takes the flow that bears flowName, which is not given (${way})`),
    );
  }
  const { flow, publish, endpointUri, adopt } = values;
  const wantsEndpoint = isPlainObject(flow) && flow.data_api_version !== undefined && !isUnknown(flow.data_api_version);
  const isPublishing = publish === undefined || publish === true;
  if (wantsEndpoint && isPublishing && endpointUri === undefined && adopt === undefined) {
    failures.push(
      failure(
        "ENDPOINT_REQUIRED",
        "the flow has data_api_version, so Meta publishes it only with an endpoint (give endpointUri, or publish: false)",
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
    ? "(for a file write cams.flowFile with its path; a JSON text needs JSON.parse)"
    : "(write it as an object, or cams.flowFile with the path of its file)";
