import { PartialSuccess } from "../resources/context";
import type { Secrets } from "../resources/secrets";
import { keepingError, type Properties, pick, plain } from "./wire";

/** What of inputs a program gave; what is only the engine's or ours is left out. */
export const declaredValues = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith("__")));

/**
 * Outputs repeat the inputs, because `diff`, `update`, `read` and `delete` are given nothing else, and name them, because
 * what was seen may bear the name of an input that was not given.
 */
export function outputsOf(inputs: Properties, state: object): Properties {
  return plain({ ...inputs, ...state, __declared: Object.keys(declaredValues(inputs)).sort() });
}

/** The inputs that outputs repeat, as they were given. */
export const declaredIn = (outputs: Properties): Properties =>
  pick(outputs, Array.isArray(outputs.__declared) ? outputs.__declared.map(String) : []);

/**
 * Turns a partial success into the error by which the engine keeps what was made; other errors stay what they are.
 *
 * @param provider text of the stub, without which the engine could not even delete what is kept
 * @param outputs what to record for a state
 */
export function keep<State>(
  error: unknown,
  provider: unknown,
  { mask }: Pick<Secrets, "mask">,
  outputs: (state: State) => Properties,
): unknown {
  if (!(error instanceof PartialSuccess)) return error;
  return keepingError(mask(error.message), error.id, { ...outputs(error.state), __provider: provider });
}
