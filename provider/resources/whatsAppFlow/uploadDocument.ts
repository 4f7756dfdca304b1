import { digest } from "../../../sdk/flow";
import { SettingsError } from "../../cams";
import { type Context, ResourceFailure } from "../context";
import type { Place } from "../place";
import type { WhatsAppFlowInputs } from "./inputs";

/** Puts the document where CAMS can fetch it, and returns its URL. Nothing in CAMS is changed. */
export async function uploadDocument(
  context: Context,
  wanted: WhatsAppFlowInputs,
  { custSpaceId }: Place,
): Promise<string> {
  if (wanted.assetUrl === undefined) return context.assets.upload(wanted.flow, requireSpace(context, custSpaceId));
  if (digest(await context.assets.download(wanted.assetUrl)) === digest(wanted.flow)) return wanted.assetUrl;
  throw new ResourceFailure(
    "the document at assetUrl is not the declared flow: nothing was sent to CAMS. Put the same document there, or remove assetUrl.",
  );
}

/** Reports before any call that a document cannot be uploaded. */
export function requireUploadPossible(context: Context, wanted: WhatsAppFlowInputs, { custSpaceId }: Place): void {
  if (wanted.assetUrl === undefined) requireSpace(context, custSpaceId);
}

/** What is missing where no space is named. */
export const NO_SPACE = "custSpaceId is not set; CAMS needs it to upload a flow";

/** Where a space can be named. */
export const waysToNameSpace = ({ names, isExplicit }: Context["settings"]): string =>
  isExplicit
    ? `Set the input custSpaceId, or ${names.custSpaceId}`
    : "Set the input custSpaceId, CAMS_CUST_SPACE_ID in the environment, or `pulumi config set cams:custSpaceId cams-...`";

function requireSpace({ settings }: Context, custSpaceId: string | undefined): string {
  if (custSpaceId !== undefined) return custSpaceId;
  throw new SettingsError(
    "NO_CUST_SPACE_ID",
    NO_SPACE,
    `${waysToNameSpace(settings)} (the console shows it under Channel Management); or host the flow's JSON yourself and give its URL as assetUrl.`,
  );
}
