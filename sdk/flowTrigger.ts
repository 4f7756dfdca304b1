import * as pulumi from "@pulumi/pulumi";
import { ifAbsent } from "./ifAbsent";
import { awaitedInputs, keyedInput, sendableInputs } from "./keyedInput";
import { originOf } from "./origin";

/**
 * The text that the engine stores with every FlowTrigger and runs to find the provider. It stands in users' state
 * files, so it is the same in all releases.
 */
const PROVIDER = 'exports.handler=()=>require("pulumi-cams/provider").flowTrigger;';

/** A moment: a Date, an ISO 8601 text with its zone such as `2026-03-01T09:00:00Z`, or milliseconds since 1970. */
export type Moment = Date | string | number;

/** What a program says about a FlowTrigger. */
export interface FlowTriggerArgs {
  /**
   * The code of the Chat Flow, as shown in the Flow Editor; not the id of a WhatsApp Flow. A change stops the preview,
   * unless `triggers` changes too.
   */
  flowCode: pulumi.Input<string>;
  /**
   * When to send: once for each value, which can be any JSON, such as `{ release: "1.4.0" }`. A change replaces the
   * resource, which sends.
   */
  triggers: pulumi.Input<NonNullable<unknown>>;
  /**
   * A value for each variable of the flow's start node. Numbers and booleans are sent as strings, as in CAMS's own
   * example. Values may be secrets. A change is recorded and sends nothing. By default none.
   */
  data?: pulumi.Input<Record<string, pulumi.Input<string | number | boolean>>>;
  /**
   * The id under which CAMS runs the flow once. A change stops the preview, unless `triggers` changes too. By default a
   * UUID derived from project, stack, the resource's parents and name, `flowCode` and `triggers`.
   */
  uuid?: pulumi.Input<string>;
  /** An id of your own, sent as `OutId`. A change is recorded and sends nothing. By default none. */
  outId?: pulumi.Input<string>;
  /**
   * The time of the event, sent as `ClaimTimeMillis`: a Date, an ISO 8601 string with a time zone, or milliseconds
   * since 1970. By default none.
   */
  claimTime?: pulumi.Input<Moment>;
  /**
   * The time from which CAMS cancels the trigger if it has not started to run it, in the same forms as `claimTime`. If
   * it is in the past when the trigger would be sent, the run stops before the call. A computed time warns on every
   * run; use `discardAfter` instead. By default none.
   */
  discardAt?: pulumi.Input<Moment>;
  /**
   * The same as a duration from the time of sending: `30s`, `15m`, `1h` or `2d`. A change has no effect and sends
   * nothing. By default none.
   */
  discardAfter?: pulumi.Input<string>;
  /**
   * What the next run does when the call was sent but no response arrived: `keep` keeps the outcome as unknown and
   * never sends again, `resend` sends again under the same Uuid. A change is recorded, without a write to CAMS. By
   * default `keep`.
   */
  onUnknown?: pulumi.Input<"keep" | "resend">;
}

/**
 * One run of a Chat Flow, which is built in CAMS's Flow Editor and is not a WhatsApp Flow. The flow must have the trigger
 * type `TriggeredManually` and an online version. A trigger may message people and cost money, so it is sent when the
 * resource is created and at no other time:
 *
 * | what happens                                                   | sends                                             |
 * | -------------------------------------------------------------- | ------------------------------------------------- |
 * | first `pulumi up`                                              | once                                              |
 * | `triggers` changes                                             | once, under a new Uuid                            |
 * | `preview`, `up` without a change, `refresh`, `destroy`         | no                                                |
 * | only `data`, `outId` or times change                           | no                                                |
 * | it is renamed with an alias                                    | no                                                |
 * | it is renamed without, or gets a parent of another type        | once, under a new Uuid                            |
 * | `triggers` goes back to a former value, `--replace`            | once, under the former Uuid                       |
 * | `destroy` and `up`, the state was lost, a run was killed       | once, under the former Uuid                       |
 * | CAMS refuses                                                   | no; the next `up` sends                           |
 * | the answer is lost                                             | again, under the same Uuid; then as `onUnknown` says |
 * | `cams:triggers` is `disabled`                                  | no, and not later either                          |
 *
 * CAMS runs a Uuid only once, within a window that it does not document: a former Uuid may run nothing or, after that
 * window, run again. The provider cannot see which of them it will be. To send again for sure, change `triggers`.
 *
 * @example
 * ```ts
 * import * as cams from "pulumi-cams";
 *
 * new cams.FlowTrigger("announce", {
 *   flowCode: "9ccc41e0a2f14d0e8b7f7f6d3c5a1b20",
 *   triggers: { release: "1.4.0" },
 *   data: { version: "1.4.0" },
 *   discardAfter: "1h",
 * });
 * ```
 */
export class FlowTrigger extends pulumi.CustomResource {
  /** The id under which CAMS runs the flow once. Also the id of the resource. */
  declare readonly uuid: pulumi.Output<string>;
  /** CAMS's request id, for its support; empty unless it was accepted. */
  declare readonly requestId: pulumi.Output<string>;
  /** When it was sent, as an ISO 8601 string; empty when it was skipped. */
  declare readonly firedAt: pulumi.Output<string>;
  /**
   * `accepted`; `unknown` when the call was sent but no response arrived; `skipped` when `cams:triggers` was
   * `disabled`.
   */
  declare readonly outcome: pulumi.Output<"accepted" | "unknown" | "skipped">;
  /** The response of CAMS, whose shape it does not document; null unless it was accepted. */
  declare readonly response: pulumi.Output<unknown>;

  constructor(name: string, args: FlowTriggerArgs, opts: pulumi.CustomResourceOptions = {}) {
    const resource = `FlowTrigger "${name}"`;
    if (opts.import !== undefined) {
      throw new pulumi.RunError(`${resource}: there is nothing to import, because CAMS keeps no record of a trigger`);
    }
    const { data, triggers, claimTime, discardAt, ...texts } = args ?? {};
    const awaited = awaitedInputs(texts);
    super(
      "pulumi-nodejs:dynamic/cams:FlowTrigger",
      name,
      {
        ...sendableInputs(resource, texts),
        data: keyedInput(resource, data, awaited, ["data"]),
        triggers: keyedInput(resource, triggers, awaited, ["triggers"]),
        claimTime: momentInput(claimTime),
        discardAt: momentInput(discardAt),
        __origin: originOf(name, undefined, awaited, opts.parent),
        __provider: PROVIDER,
        // Outputs must be named here, or the resource would not have them as properties.
        uuid: args?.uuid,
        requestId: undefined,
        firedAt: undefined,
        outcome: undefined,
        response: undefined,
      },
      opts,
    );
    this.requestId = ifAbsent(this.requestId, "");
    this.firedAt = ifAbsent(this.firedAt, "");
    this.response = ifAbsent(this.response, null);
  }
}

/** The engine knows no Date, so it travels as its text. */
function momentInput(moment: pulumi.Input<Moment> | undefined): pulumi.Input<string | number> | undefined {
  const encode = (known: Moment) =>
    known instanceof Date ? (Number.isNaN(known.getTime()) ? "Invalid Date" : known.toISOString()) : known;
  if (moment === undefined) return undefined;
  if (pulumi.Output.isInstance(moment)) return moment.apply(encode);
  return moment instanceof Promise ? moment.then(encode) : encode(moment);
}
