import { readFile } from "node:fs/promises";
import * as path from "node:path";
import { parseFlow } from "../../../sdk/flow";
import type { Connection } from "../../cams";
import { type Origin, recordsOf, stubOf } from "../../engine";
import { whatsAppFlow } from "../../resources";
import { secretsOf } from "../../resources/secrets";
import { importedState } from "../../resources/whatsAppFlow";
import { tokenOf } from "../../tokens";
import type { ExportedFlow } from "./program";

/** A line of what `pulumi import --file` reads. With inputs and outputs in full it asks no provider. */
interface ImportedResource {
  type: string;
  name: string;
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

/** What the flows are recorded for. */
export interface Destination {
  folder: string;
  project: string;
  custSpaceId: string | undefined;
  /** The space that the program gives to each flow, if the environment names another. */
  givenSpaceId: string | undefined;
}

/** The text of a file by which `pulumi import --file` records flows as they are, for the program that declares them. */
export async function importFileText(
  connection: Connection,
  flows: readonly ExportedFlow[],
  destination: Destination,
): Promise<string> {
  const resources = await Promise.all(flows.map((flow) => resourceOf(connection, flow, destination)));
  return `${JSON.stringify({ resources }, null, 2)}\n`;
}

async function resourceOf(
  { client, settings }: Connection,
  { flowId, resource, file, isPublished }: ExportedFlow,
  { folder, project, custSpaceId, givenSpaceId }: Destination,
): Promise<ImportedResource> {
  const live = await client.call("GetFlow", { FlowId: flowId, CustSpaceId: custSpaceId });
  const flow = parseFlow(await readFile(path.join(folder, file), "utf8"), file);
  const declared = {
    flow,
    ...(givenSpaceId === undefined ? {} : { custSpaceId: givenSpaceId }),
    ...(isPublished ? {} : { publish: false }),
  };
  const origin: Origin = { name: resource, parents: "", project, stack: "", secrets: [] };
  const records = recordsOf(whatsAppFlow);
  const inputs = records.importedInputs(declared, { __origin: origin, __provider: stubOf(whatsAppFlow.type) });
  const state = importedState(live, { region: settings.region, custSpaceId }, declared);
  return {
    type: tokenOf(whatsAppFlow.type, "dynamic"),
    name: resource,
    id: flowId,
    inputs,
    outputs: records.outputsOf(inputs, state, secretsOf([])),
  };
}
