import type { TestProvider } from "./testProvider";

type Properties = Record<string, unknown>;

/** One generation of a resource, as the engine stores it. */
interface Stored {
  id: string;
  inputs: Properties;
  outputs: Properties;
  /** Whether the engine knows that its last operation did not end well. */
  isFailed: boolean;
}

/** What a failed operation throws; with an id the engine keeps what was made. */
interface Failure extends Error {
  id?: string;
  properties?: Properties;
}

/** A stack of one resource, with commands that throw what the provider throws. */
export interface OneResource {
  up(inputs: Properties): Promise<void>;
  refresh(): Promise<void>;
  destroy(): Promise<void>;
  /** The resource; undefined while it is in no state. */
  current(): Stored | undefined;
  /** All generations in state. */
  all(): Stored[];
}

/**
 * The engine's rules for one resource: which methods it calls in which order, and what it stores of their answers. Each
 * command has a provider process of its own.
 *
 * @param isKilled whether the process of the running command is dead: what it would have answered is never stored
 */
export function oneResource(begin: () => TestProvider, isKilled: () => boolean): OneResource {
  let current: Stored | undefined;
  let replaced: Stored[] = [];

  /** Runs a method and stores what came of it. */
  async function storing(method: () => Promise<Omit<Stored, "isFailed">>, inputs: Properties): Promise<void> {
    try {
      const stored = await method();
      if (!isKilled()) current = { ...stored, isFailed: false };
    } catch (error) {
      const { id, properties } = error as Failure;
      if (!isKilled() && id !== undefined && properties !== undefined) {
        current = { id, inputs, outputs: properties, isFailed: true };
      }
      throw error;
    }
  }

  const create = (provider: TestProvider, inputs: Properties) =>
    storing(async () => {
      const { id, outs } = await provider.create({ ...inputs });
      return { id, inputs, outputs: { ...outs, __provider: inputs.__provider } };
    }, inputs);

  async function replace(provider: TestProvider, old: Stored, inputs: Properties): Promise<void> {
    try {
      await create(provider, inputs);
    } finally {
      if (current !== old) replaced.push(old);
    }
  }

  async function requireChecked(provider: TestProvider, old: Properties, inputs: Properties): Promise<void> {
    const { failures = [] } = await provider.check(old, { ...inputs });
    if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
  }

  async function removeReplaced(provider: TestProvider): Promise<void> {
    for (const old of replaced) {
      await provider.delete(old.id, old.outputs);
      if (!isKilled()) replaced = replaced.filter((other) => other !== old);
    }
  }

  return {
    current: () => current,
    all: () => [...replaced, ...(current === undefined ? [] : [current])],

    async up(inputs) {
      const provider = begin();
      const old = current;
      await requireChecked(provider, old?.inputs ?? {}, inputs);
      if (old === undefined) {
        await create(provider, inputs);
      } else {
        const { changes, replaces = [] } = await provider.diff(old.id, old.outputs, { ...inputs });
        if (replaces.length > 0) {
          await requireChecked(provider, {}, inputs);
          await replace(provider, old, inputs);
        } else if (changes !== false || old.isFailed) {
          const update = async () => {
            const { outs } = await provider.update(old.id, old.outputs, { ...inputs });
            return { id: old.id, inputs, outputs: { ...outs, __provider: inputs.__provider } };
          };
          // A failed update leaves the old inputs.
          await storing(update, old.inputs);
        }
      }
      await removeReplaced(provider);
    },

    async refresh() {
      if (current === undefined) return;
      const { id = "", props = {}, inputs = {} } = await begin().read(current.id, current.outputs);
      const provider = { __provider: current.inputs.__provider };
      current =
        id === ""
          ? undefined
          : { id, inputs: { ...inputs, ...provider }, outputs: { ...props, ...provider }, isFailed: false };
    },

    async destroy() {
      const provider = begin();
      if (current !== undefined) {
        await provider.delete(current.id, current.outputs);
        if (!isKilled()) current = undefined;
      }
      await removeReplaced(provider);
    },
  };
}
