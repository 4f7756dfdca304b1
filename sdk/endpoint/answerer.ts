import { answerProblem, END_SCREEN, type Exchange, isEnd } from "../flow/exchange";
import { isPlainObject } from "../flow/json";
import { type EndpointProblem, kindOf, withCause } from "./problem";
import { type Asking, isInFlow } from "./request";
import { TokenInvalidError } from "./tokenInvalidError";
import type { Handler, HandlerContext, OtherHandler, OtherRequest } from "./types";

interface Deps<Flow> {
  handle: Handler<Flow>;
  handleOther: OtherHandler | undefined;
  exchange: Exchange;
  timeLimitMs: number;
  report: (problem: EndpointProblem) => void;
}

/** What is answered: a status, and the text to encrypt, if there is any. */
export interface Answered {
  status: number;
  value?: string;
}

class TimeIsUp extends Error {}

/** Answers what a phone asks, and reports to the operator what is wrong. */
export function answerer<Flow>(deps: Deps<Flow>): (asking: Asking, gone: AbortSignal) => Promise<Answered> {
  const { exchange, report } = deps;
  return async (asking, gone) => {
    switch (asking.kind) {
      case "ping":
        return answered({ data: { status: "active" } });
      case "notification": {
        const message = `phones cannot use an answer to this request: ${asking.error}`;
        report({ code: "PHONE_REPORTED", status: 200, message, ...(asking.screen && { screen: asking.screen }) });
        return answered({ data: { acknowledged: true } });
      }
      case "request":
        return await ask(asking.request, gone);
    }
  };

  async function ask(request: OtherRequest, gone: AbortSignal): Promise<Answered> {
    const { action, flow_token } = request;
    const isKnown = isInFlow<Flow>(request, exchange);
    const place = isKnown && request.screen !== undefined ? { action, screen: request.screen } : { action };
    const { handle, handleOther } = deps;
    try {
      if (isInFlow<Flow>(request, exchange)) {
        const text = JSON.stringify(await inTime((context) => handle(request, context), gone));
        const plain: unknown = text === undefined ? undefined : JSON.parse(text);
        const answer = withToken(plain, flow_token);
        const problem = answerProblem(exchange, request, answer);
        if (problem === undefined) return answer === plain ? { status: 200, value: text } : answered(answer);
        const { code, message, hint } = problem;
        report({ code, status: 500, message: hint === undefined ? message : `${message}; ${hint}`, ...place });
        return { status: 500 };
      }
      if (handleOther !== undefined) return answered(await inTime((context) => handleOther(request, context), gone));
      const message = "the request is for a screen or an action that the flow does not have; see handleOther";
      report({ code: "REQUEST_NOT_IN_FLOW", status: 400, message, ...place });
      return { status: 400 };
    } catch (thrown) {
      if (thrown instanceof TokenInvalidError)
        return { status: 427, value: JSON.stringify({ error_msg: thrown.userMessage }) };
      if (thrown instanceof TimeIsUp) {
        const message = `the handler took longer than ${deps.timeLimitMs} ms`;
        report({ code: "HANDLER_TIMEOUT", status: 500, message, ...place });
      } else {
        const message = `the handler threw ${kindOf(thrown)}`;
        report(withCause({ code: "HANDLER_FAILED", status: 500, message, ...place }, thrown));
      }
      return { status: 500 };
    }
  }

  /** Calls a handler and waits for it, but not longer than a phone would. */
  async function inTime(call: (context: HandlerContext) => unknown, gone: AbortSignal): Promise<unknown> {
    const late = new AbortController();
    let signal: AbortSignal | undefined;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new TimeIsUp());
        late.abort();
      }, deps.timeLimitMs);
    });
    try {
      // Made on use: a request costs a tenth more with it, and most handlers do not look.
      const context = {
        get signal() {
          signal ??= AbortSignal.any([late.signal, gone]);
          return signal;
        },
      };
      const called = async () => call(context);
      return await Promise.race([called(), limit]);
    } finally {
      clearTimeout(timer);
    }
  }
}

const answered = (value: unknown): Answered => ({ status: 200, value: JSON.stringify(value) });

/** The end of the flow with the token of the request, where the handler left it out. */
function withToken(answer: unknown, flow_token: string): unknown {
  if (!isPlainObject(answer) || answer.screen !== END_SCREEN || !isPlainObject(answer.data) || !isEnd(answer.data))
    return answer;
  const response = answer.data.extension_message_response;
  if (!isPlainObject(response)) return answer;
  const params = isPlainObject(response.params) ? response.params : {};
  return {
    ...answer,
    data: { ...answer.data, extension_message_response: { ...response, params: { flow_token, ...params } } },
  };
}
