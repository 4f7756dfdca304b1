import { z } from "zod";
import { digest } from "../../../sdk/flow";
import { type Context, ResourceFailure } from "../context";
import type { FunctionDefinition } from "../definition";
import { inputDescriptions, outputDescriptions } from "../descriptions";
import { placeOf } from "../place";
import { observe } from "./observe";

const inputs = {
  flowId: z.string().min(1).optional().register(inputDescriptions, {
    description: "The id of the flow. Give it or `flowName`.",
    change: "none",
  }),
  flowName: z.string().min(1).optional().register(inputDescriptions, {
    description: "The name of the flow in CAMS. Give it or `flowId`.",
    change: "none",
  }),
  custSpaceId: z.string().min(1).optional().register(inputDescriptions, {
    description: "The space of the flow.",
    defaultText: "the space of the provider",
    change: "none",
  }),
};

const outputs = {
  flowId: z
    .string()
    .register(outputDescriptions, { description: "The id by which messages and templates refer to the flow." }),
  flowName: z.string().register(outputDescriptions, { description: "The name of the flow in CAMS." }),
  status: z.string().register(outputDescriptions, {
    description: "`DRAFT`, `PUBLISHED`, `DEPRECATED`, or another state that CAMS reports.",
  }),
  categories: z.array(z.string()).register(outputDescriptions, { description: "What the flow is for." }),
  endpointUri: z.string().optional().register(outputDescriptions, { description: "The URL of its data endpoint." }),
  digest: z.string().optional().register(outputDescriptions, {
    description:
      "Names the document that CAMS holds: `sha256:` and 64 hexadecimal digits over its canonical JSON (RFC 8785).",
  }),
  flow: z.record(z.string(), z.unknown()).optional().register(outputDescriptions, {
    description: "The Flow JSON document that CAMS holds.",
  }),
  jsonVersion: z.string().optional().register(outputDescriptions, {
    description: "The Flow JSON version as CAMS reports it, such as `7.3`.",
  }),
  dataApiVersion: z.string().optional().register(outputDescriptions, {
    description: "The version of the data endpoint's protocol as CAMS reports it.",
  }),
};

const schema = z.object(inputs);

/** Looks up a flow that somebody else manages. */
export const getWhatsAppFlow: FunctionDefinition = {
  name: "getWhatsAppFlow",
  description: "Looks up a WhatsApp Flow that is managed elsewhere, by its id or its name. It only reads.",
  inputs,
  outputs,
  async call(context, values) {
    const wanted = schema.parse(values);
    const place = placeOf(context, { custSpaceId: wanted.custSpaceId });
    const id = await idOf(context, wanted, place.custSpaceId);
    const observed = await observe(context, place, id);
    if (typeof observed === "string") {
      throw new ResourceFailure(`${noFlow(`with the id ${id}`, place.custSpaceId)} Check flowId and custSpaceId.`);
    }
    const { flow: live, document } = observed;
    return {
      flowId: id,
      flowName: live.FlowName,
      status: live.Status,
      categories: live.Categories ?? [],
      endpointUri: live.EndpointUri,
      digest: document === undefined ? undefined : digest(document),
      flow: document,
      jsonVersion: live.JSONVersion,
      dataApiVersion: live.DataApiVersion,
    };
  },
};

async function idOf(
  { names }: Context,
  { flowId, flowName }: z.output<typeof schema>,
  custSpaceId: string | undefined,
): Promise<string> {
  if ((flowId === undefined) === (flowName === undefined)) {
    throw new ResourceFailure("getWhatsAppFlow needs either flowId or flowName.");
  }
  if (flowId !== undefined) return flowId;
  const ids = (await names.inUse(custSpaceId)).get(flowName ?? "") ?? [];
  const [id, another] = ids;
  if (another !== undefined) {
    throw new ResourceFailure(`"${flowName}" is the name of flows ${ids.join(", ")}. Give flowId instead of flowName.`);
  }
  if (id === undefined) {
    throw new ResourceFailure(`${noFlow(`named "${flowName}"`, custSpaceId)} Check flowName and custSpaceId.`);
  }
  return id;
}

const noFlow = (which: string, custSpaceId: string | undefined) =>
  `There is no flow ${which} in space ${custSpaceId ?? "(none given)"}.`;
