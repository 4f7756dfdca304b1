import { CamsError, explain } from "../cams";
import { isUnknown, type Properties, UNKNOWN } from "../engine";
import { FUNCTIONS, type FunctionDefinition } from "../resources";
import { ResourceFailure } from "../resources/context";
import { checkShapes } from "../resources/shapes";
import { tokenOf } from "../tokens";
import type { CallProcess } from "./session";

/** The answer of a function, or what is wrong with its arguments. */
export type Answer = { outputs: Properties } | { reasons: string[] };

const byToken = new Map(FUNCTIONS.map((definition) => [tokenOf(definition.name, "plugin"), definition]));

/** The function of a token, such as `cams:index:getWhatsAppFlow`. */
export const functionOf = (token: string): FunctionDefinition | undefined => byToken.get(token);

/** Calls a function. What is not known yet among its arguments makes its whole answer unknown. */
export async function callFunction(
  { name, inputs, outputs, call }: FunctionDefinition,
  process: CallProcess,
  values: Properties,
): Promise<Answer> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const failures = checkShapes(name, inputs, given, isUnknown);
  if (failures.length > 0) return { reasons: failures.map(({ reason }) => reason) };
  if (Object.values(given).some(isUnknown)) {
    return { outputs: Object.fromEntries(Object.keys(outputs).map((output) => [output, UNKNOWN])) };
  }
  try {
    return { outputs: await call(process.today(), given) };
  } catch (error) {
    if (error instanceof ResourceFailure) return { reasons: [error.message] };
    throw error instanceof CamsError ? new Error(explain(error)) : error;
  }
}
