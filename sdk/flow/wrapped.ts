import { isPlainObject } from "./json";

/** The keys under which APIs and tools pass a flow on, beside its name and categories. */
const KEYS = ["flow_json", "flowJson", "FlowJSON", "FlowJson", "flow"];

/**
 * The key of an object that holds a flow, where the object is no flow itself but what an API was sent or answered.
 *
 * @example wrappingKey({ name: "Sign up", categories: ["OTHER"], flow_json: "{...}" }) // "flow_json"
 */
export function wrappingKey(document: unknown): string | undefined {
  if (!isPlainObject(document) || "screens" in document) return undefined;
  return KEYS.find((key) => isFlow(document[key]));
}

/** What to say of such an object, and what to do. */
export const wrapped = (key: string) => ({
  message: `this is the body of an API call, not a flow: the flow is the value of its key ${JSON.stringify(key)}`,
  hint: `keep only that value, as a JSON object; jq -r .${key} prints it`,
});

function isFlow(value: unknown): boolean {
  if (isPlainObject(value)) return "screens" in value;
  return typeof value === "string" && /^\s*\{/.test(value) && /"screens"\s*:/.test(value);
}
