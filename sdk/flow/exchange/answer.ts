import { isPlainObject } from "../json";
import { nearest } from "../nearest";
import { formatPath } from "../path";
import type { Exchange } from "./exchange";
import { misfitOf } from "./fit";

/** What the endpoint was asked. */
export interface Asked {
  action: "INIT" | "data_exchange" | "BACK";
  /** The screen that the user is on; INIT comes from none. */
  screen?: string | undefined;
}

/** Codes of what can be wrong with an answer. */
export type AnswerCode =
  | "ANSWER_NOT_AN_OBJECT"
  | "ANSWER_WITHOUT_SCREEN"
  | "ANSWER_SCREEN_UNKNOWN"
  | "ANSWER_SCREEN_NOT_ROUTED"
  | "ANSWER_DATA_MISSING"
  | "ANSWER_DATA_TYPE"
  | "ANSWER_REPLY_MISSING";

/** Why a phone would not show an answer. Nothing of the data stands in it, only names that the flow itself has. */
export interface AnswerProblem {
  code: AnswerCode;
  message: string;
  hint?: string;
}

/** The name by which an answer ends the flow. */
export const END_SCREEN = "SUCCESS";

/**
 * The screens that an answer may name. The routing model speaks of what follows on a screen; where INIT begins and BACK
 * leads to is not documented, so any screen is allowed there.
 */
export function answerScreens({ screens, routes }: Exchange, { action, screen }: Asked): string[] {
  const all = [...screens.keys()];
  if (action !== "data_exchange" || screen === undefined) return all;
  const routed = routes.get(screen) ?? [];
  return all.filter((id) => id === screen || routed.includes(id));
}

/** What keeps a phone from showing an answer of the endpoint; undefined where nothing does. Takes any JSON value. */
export function answerProblem(exchange: Exchange, asked: Asked, answer: unknown): AnswerProblem | undefined {
  if (!isPlainObject(answer)) return problem("ANSWER_NOT_AN_OBJECT", "the answer is not an object {screen, data}");
  const { screen, data } = answer;
  if (typeof screen !== "string") return problem("ANSWER_WITHOUT_SCREEN", "the answer does not name a screen");
  if (screen === END_SCREEN && (!exchange.screens.has(screen) || isEnd(data))) return endProblem(data);
  const model = exchange.screens.get(screen);
  if (model === undefined) {
    const meant = nearest(screen.slice(0, 80), [...exchange.screens.keys()]);
    const message = "the answer names a screen that the flow does not have";
    return problem("ANSWER_SCREEN_UNKNOWN", message, meant && `did you mean ${meant}?`);
  }
  const allowed = answerScreens(exchange, asked);
  if (!allowed.includes(screen)) {
    const message = `the answer names ${screen}, but the routing model has no route to it from ${asked.screen ?? ""}`;
    return problem("ANSWER_SCREEN_NOT_ROUTED", message, `the routing model allows ${allowed.join(", ")}`);
  }
  const given = data === undefined ? {} : data;
  // With a message of error a phone stays on the screen, with what it shows there already.
  const stays = screen === asked.screen && isPlainObject(given) && typeof given.error_message === "string";
  const misfit = misfitOf(given, stays ? { ...model, required: [] } : model);
  if (misfit === undefined) return undefined;
  const place = formatPath(["data", ...misfit.path]);
  return "missing" in misfit
    ? problem("ANSWER_DATA_MISSING", `${place} is missing from the answer for ${screen}`, "send every key of its data")
    : problem("ANSWER_DATA_TYPE", `${place} is not of type ${misfit.wanted} in the answer for ${screen}`);
}

/** Whether an answer's data ends the flow. */
export const isEnd = (data: unknown): boolean => isPlainObject(data) && isPlainObject(data.extension_message_response);

function endProblem(data: unknown): AnswerProblem | undefined {
  const response = isPlainObject(data) ? data.extension_message_response : undefined;
  const params = isPlainObject(response) ? response.params : undefined;
  if (isPlainObject(params) && typeof params.flow_token === "string") return undefined;
  const message = "the answer ends the flow without data.extension_message_response.params.flow_token";
  return problem("ANSWER_REPLY_MISSING", message, "the reply must contain the flow_token of the request");
}

const problem = (code: AnswerCode, message: string, hint?: string): AnswerProblem => ({
  code,
  message,
  ...(hint === undefined ? {} : { hint }),
});
