import * as pulumi from "@pulumi/pulumi";
import { fileOf } from "./flowFile";
import { ifAbsent } from "./ifAbsent";
import { awaitedInputs, keyedInput, sendableInputs } from "./keyedInput";
import { isSecretConfig, originOf } from "./origin";

/**
 * The text that the engine stores with every WhatsAppFlow and runs to find the provider. It stands in users' state
 * files, so it is the same in all releases.
 */
const PROVIDER = 'exports.handler=()=>require("pulumi-cams/provider").whatsAppFlow;';

/** The purposes that Meta knows for a flow. CAMS accepts one or more of them. */
export type FlowCategory =
  | "SIGN_UP"
  | "SIGN_IN"
  | "APPOINTMENT_BOOKING"
  | "LEAD_GENERATION"
  | "CONTACT_US"
  | "CUSTOMER_SUPPORT"
  | "SURVEY"
  | "OTHER";

/** What a program says about a WhatsAppFlow. */
export interface WhatsAppFlowArgs {
  /**
   * The Flow JSON document: an object written in the program, or `cams.flowFile("signup.flow.json")`. Any value in it
   * can be an output or a secret. A change updates the flow in place; changes of white space and key order are ignored.
   */
  flow: pulumi.Input<Record<string, unknown>>;
  /**
   * The name in CAMS, unique in the space. A change renames the flow. By default the name of the resource, a hyphen and
   * seven hexadecimal digits, chosen when the flow is created and kept from then on.
   */
  flowName?: pulumi.Input<string>;
  /**
   * What the flow is for: `SIGN_UP`, `SIGN_IN`, `APPOINTMENT_BOOKING`, `LEAD_GENERATION`, `CONTACT_US`,
   * `CUSTOMER_SUPPORT`, `SURVEY`, `OTHER`. A change updates the resource in place. By default `["OTHER"]`.
   */
  categories?: pulumi.Input<pulumi.Input<FlowCategory>[]>;
  /**
   * The https URL of the data endpoint. Needed to publish a flow that has a `data_api_version`. A change updates the
   * resource in place. By default none.
   */
  endpointUri?: pulumi.Input<string>;
  /**
   * The channel instance (or, for an ISV, the customer's space) that the flow belongs to, such as `cams-abc`. A change
   * replaces the resource. By default `CAMS_CUST_SPACE_ID` of the environment, then `cams:custSpaceId` of the stack.
   */
  custSpaceId?: pulumi.Input<string>;
  /**
   * Whether the flow is published, and published again after each change. With `false`, a published flow stays
   * published until it is edited, which makes it a draft. A change updates the resource in place. By default `true`.
   */
  publish?: pulumi.Input<boolean>;
  /**
   * What happens to the flow when the resource is deleted. `deprecate` deletes a draft and deprecates a published flow,
   * which cannot be undone; `retain` leaves the flow as it is. The value of the last `pulumi up` counts;
   * `CAMS_ON_DESTROY=retain` in the environment overrides it. A change is recorded, without a write to CAMS. By default
   * `deprecate`, for an adopted flow `retain`.
   */
  onDestroy?: pulumi.Input<"deprecate" | "retain">;
  /**
   * What a change does to a flow that is published. `update` edits it in place, which makes it a draft, and publishes
   * it again; `replace` creates and publishes a new flow and then deprecates the old one, for accounts that may not
   * edit published flows. A change is recorded, without a write to CAMS. By default `update`.
   */
  onPublishedChange?: pulumi.Input<"update" | "replace">;
  /**
   * Adopts an existing flow: its id, or `true` for the flow with the explicit `flowName`. Used only when the resource
   * is created; name, categories and endpoint that the program leaves out stay as they are. The resource option
   * `import` does the same. A change is recorded, without a write to CAMS. By default a new flow is created.
   */
  adopt?: pulumi.Input<string | boolean>;
  /**
   * What happens when a change to the flow may break running conversations, callers or consumers of its reply: `warn`
   * prints a warning, `error` stops the preview, `off` ignores it. The flow is compared with what was last applied or
   * refreshed. A change is recorded, without a write to CAMS. By default `warn`.
   */
  contract?: pulumi.Input<"warn" | "error" | "off">;
  /**
   * Codes of validation errors (such as `INVALID_PROPERTY_VALUE`) or breaking changes to report as warnings instead of
   * errors. A change is recorded, without a write to CAMS. By default none.
   */
  allow?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The digest that the document must have, such as the `publishedDigest` of the previous stage. If it has another one,
   * nothing is written. A change is recorded, without a write to CAMS. By default any document is accepted.
   */
  expectDigest?: pulumi.Input<string | undefined>;
  /**
   * The URL of a copy of the document that CAMS can download without credentials, instead of an upload. It is
   * downloaded and compared with `flow` before it is used. Required if no `custSpaceId` is set. A change is recorded,
   * without a write to CAMS. By default the document is uploaded.
   */
  assetUrl?: pulumi.Input<string>;
}

/**
 * A WhatsApp Flow of Alibaba Cloud Chat App Message Service, published and kept as declared.
 *
 * @example
 * ```ts
 * import * as cams from "pulumi-cams";
 *
 * const signup = new cams.WhatsAppFlow("signup", {
 *   flow: cams.flowFile("signup.flow.json"),
 *   categories: ["SIGN_UP"],
 * });
 * export const signupId = signup.flowId;
 * ```
 */
export class WhatsAppFlow extends pulumi.CustomResource {
  /** The id that messages and templates use to refer to the flow. Also the id of the resource. */
  declare readonly flowId: pulumi.Output<string>;
  /** The name of the flow in CAMS. */
  declare readonly flowName: pulumi.Output<string>;
  /** `DRAFT`, `PUBLISHED`, `DEPRECATED`, or another status that CAMS reports. */
  declare readonly status: pulumi.Output<string>;
  /**
   * Identifies the declared document: `sha256:` and 64 hexadecimal digits, computed over its canonical JSON (RFC 8785).
   */
  declare readonly digest: pulumi.Output<string>;
  /** The digest of the document that was last published; empty until a document is published. */
  declare readonly publishedDigest: pulumi.Output<string>;
  /** The Flow JSON version as CAMS reports it, such as `7.3`. */
  declare readonly jsonVersion: pulumi.Output<string>;
  /** The version of the data endpoint's protocol as CAMS reports it, such as `3.0`; empty without an endpoint. */
  declare readonly dataApiVersion: pulumi.Output<string>;

  constructor(name: string, args: WhatsAppFlowArgs, opts: pulumi.CustomResourceOptions = {}) {
    // The engine cannot import dynamic resources; what the option means is what `adopt` does.
    const { import: imported, ...options } = opts;
    const { flow, ...given } = args ?? {};
    const resource = `WhatsAppFlow "${name}"`;
    const awaited = awaitedInputs(given);
    const others = sendableInputs(resource, given);
    const isSpaceSecret = given.custSpaceId === undefined && isSecretConfig("cams:custSpaceId");
    super(
      "pulumi-nodejs:dynamic/cams:WhatsAppFlow",
      name,
      {
        ...others,
        ...(imported === undefined ? {} : { adopt: imported }),
        flow: keyedInput(resource, flow, awaited, ["flow"]),
        ...("expectDigest" in others ? { expectDigest: pinned(others.expectDigest) } : {}),
        __origin: originOf(name, fileOf(flow), awaited, opts.parent, isSpaceSecret ? [["custSpaceId"]] : []),
        __provider: PROVIDER,
        // Outputs must be named here, or the resource would not have them as properties.
        flowId: undefined,
        flowName: others.flowName,
        status: undefined,
        digest: undefined,
        publishedDigest: undefined,
        jsonVersion: undefined,
        dataApiVersion: undefined,
      },
      options,
    );
    this.publishedDigest = ifAbsent(this.publishedDigest, "");
    this.jsonVersion = ifAbsent(this.jsonVersion, "");
    this.dataApiVersion = ifAbsent(this.dataApiVersion, "");
  }
}

/** A pin whose value turns out to be missing must stop the run, not let every document pass. */
function pinned(digest: WhatsAppFlowArgs["expectDigest"]): pulumi.Input<string> | undefined {
  if (digest === undefined || typeof digest === "string") return digest;
  return pulumi.output(digest).apply((known) => known ?? "");
}
