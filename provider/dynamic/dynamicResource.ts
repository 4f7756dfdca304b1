import type * as pulumi from "@pulumi/pulumi";
import { engineResource, KeptError, type Properties, type ProviderProcess } from "../engine";
import type { RecordedPlace, ResourceDefinition } from "../resources";
import { configReader } from "./configReader";
import { underWay } from "./interruption";
import { diffResult, keepingError } from "./wire";

/** The dynamic provider of a resource. One object serves all resources of this type in a provider process. */
export function dynamicResource<Inputs extends object, State extends RecordedPlace>(
  definition: ResourceDefinition<Inputs, State>,
  process: ProviderProcess,
) {
  const resource = engineResource(definition, process);

  /** Runs a method that may make something and then fail. */
  const keeping = <T>({ __provider }: Properties, work: () => Promise<T>): Promise<T> =>
    underWay(work).catch((error) => {
      throw error instanceof KeptError ? keepingError(error, __provider) : error;
    });

  return {
    async configure(request: pulumi.dynamic.ConfigureRequest): Promise<void> {
      process.configure(configReader(request.config));
    },

    async check(olds: Properties, news: Properties): Promise<pulumi.dynamic.CheckResult> {
      const { inputs, failures } = await underWay(() => resource.check(olds, news));
      // Without a property the engine writes the reason alone, which reads better.
      return { inputs, failures: failures.map(({ reason }) => ({ property: "", reason })) };
    },

    async diff(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.DiffResult> {
      const difference = await underWay(() => resource.diff(olds, news));
      return diffResult(difference, difference);
    },

    async create(news: Properties): Promise<pulumi.dynamic.CreateResult> {
      const { id, outputs } = await keeping(news, () => resource.create(news));
      return { id, outs: outputs };
    },

    async update(_id: string, olds: Properties, news: Properties): Promise<pulumi.dynamic.UpdateResult> {
      return { outs: await keeping(news, () => resource.update(olds, news)) };
    },

    async read(id: string, props: Properties): Promise<pulumi.dynamic.ReadResult> {
      const found = await underWay(() => resource.read(id, props));
      if (found === undefined) return { id: "", props: {} };
      const { outputs, ...rest } = found;
      return { ...rest, props: outputs };
    },

    async delete(_id: string, props: Properties): Promise<void> {
      await underWay(() => resource.delete(props));
    },
  };
}
