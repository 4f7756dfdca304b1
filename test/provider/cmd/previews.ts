import { encodeKeyed, type Path } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";

/** A secret as it stands in a state. */
export const SECRET_FORM = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ciphertext: "c2VjcmV0",
};

/** A flow as the inputs of its resource have it. */
export interface Given {
  flow?: unknown;
  inputs?: object;
  /** Paths of Outputs in the flow. */
  secrets?: Path[];
  /** What is recorded beside the inputs. */
  recorded?: object;
}

/** A flow as it is recorded, or would be. */
export const state = ({ flow, inputs, secrets = [], recorded }: Given) => ({
  id: "155989420753019",
  type: "any",
  inputs: { ...inputs, flow: encodeKeyed(flow ?? twoScreens()), __origin: { secrets }, __provider: "code" },
  outputs: { flowName: "signup-8e8d411", status: "PUBLISHED", onDestroy: "deprecate", ...recorded },
});

/** A step of a preview, as the engine prints it. */
export const step = (op: string, before?: Given, after?: Given, more: object = {}) => ({
  op,
  urn: "urn:pulumi:prod::shop::pulumi-nodejs:dynamic/cams:WhatsAppFlow::signup",
  ...(before && { oldState: state(before) }),
  ...(after && { newState: state(after) }),
  detailedDiff: null,
  ...more,
});

/** The same for a message. */
export const trigger = (op: string, before?: object, after?: object, outcome?: string) => ({
  op,
  urn: "urn:pulumi:prod::shop::pulumi-nodejs:dynamic/cams:FlowTrigger::hello",
  ...(before && { oldState: { inputs: before, outputs: { outcome } } }),
  ...(after && { newState: { inputs: after } }),
});
