import { randomBytes } from "node:crypto";
import { canonicalize, covers, digest, type JsonObject } from "../../../../sdk/flow";
import { type AssetLinks, CamsError, RefusedError } from "../../../cams";
import type { Seen } from "../../../observations";
import { refusalOf } from "../refusals";
import { type Lab, type ScratchFlow, targetOf } from "./lab";
import { timed, type Written, watch } from "./watch";

/** A text that no other document contains. */
export const marker = (): string => `pulumi-cams doctor ${randomBytes(6).toString("hex")}`;

/**
 * Gives a flow a document, with a presigned link, or where CAMS does not take one, with a link that anybody may read.
 *
 * @returns when CAMS has taken it, or its refusal
 */
export async function give(lab: Lab, flow: ScratchFlow, document: JsonObject): Promise<Written | RefusedError> {
  const { seen, account } = lab;
  const update = async (links: AssetLinks) => {
    const FilePath = await account.assets[links].upload(document, lab.space);
    const call = () => lab.call("UpdateFlowJSONAsset", { ...targetOf(lab, flow), FilePath });
    const { result, ...written } = await timed(account, () => refusalOf(call));
    return result === "accepted" ? written : result;
  };
  if (seen.presignedLinks !== "refused") {
    const presigned = await update("presigned");
    const isTaken = !(presigned instanceof RefusedError);
    if (isTaken) seen.presignedLinks = "accepted";
    if (isTaken || seen.presignedLinks === "accepted") return presigned;
  }
  const plain = await update("plain");
  // Where the plain link is refused too, it is not for the link.
  if (!(plain instanceof RefusedError)) seen.presignedLinks = "refused";
  return plain;
}

/** The text of the document of a flow, as CAMS gives it back. */
export type ReadBack = { kind: "text"; text: string } | { kind: "no-url" } | { kind: "refused"; error: CamsError };

export async function readBack(lab: Lab, flow: ScratchFlow): Promise<ReadBack> {
  const { account } = lab;
  try {
    const { FilePath } = await lab.call("GetFlowJSONAssest", targetOf(lab, flow));
    if (FilePath === undefined) return { kind: "no-url" };
    await account.assets.presigned.download(FilePath);
    return { kind: "text", text: account.recorder.last("download")?.response.body.toString("utf8") ?? "" };
  } catch (error) {
    if (error instanceof RefusedError && error.outcome === "refused" && error.category !== "permission") {
      return { kind: "refused", error };
    }
    // A link to a copy that is not there yet.
    if (error instanceof CamsError && error.category === "asset") return { kind: "refused", error };
    throw error;
  }
}

/** Waits until a flow is read back with a text in its document; returns what was read then, or undefined. */
export async function shownWith(lab: Lab, flow: ScratchFlow, written: Written, text: string) {
  let shown: string | undefined;
  await watch(lab.account, written, "the document", {
    document: async () => {
      const read = await readBack(lab, flow);
      shown = read.kind === "text" && read.text.includes(text) ? read.text : undefined;
      return shown !== undefined;
    },
  });
  return shown;
}

/** How a document that was read back differs from the one that was uploaded. */
export function readBackSeen(uploaded: JsonObject, text: string): Pick<Seen, "readBack" | "bytesKept"> {
  const shown: JsonObject = JSON.parse(text);
  const isSame = digest(shown) === digest(uploaded);
  const isInOrder = JSON.stringify(shown) === canonicalize(uploaded);
  const how = isSame ? (isInOrder ? "as-is" : "reorders") : covers(shown, uploaded) ? "adds-defaults" : "differs";
  return { readBack: how, bytesKept: text === canonicalize(uploaded) ? "same" : "other" };
}

/** Whether the answer to an upload has a list of errors, which CAMS does not document. */
export function hasErrors(lab: Lab): boolean {
  const { Data, data = Data } = lab.account.recorder.reply("UpdateFlowJSONAsset");
  return Object.entries(Object(data)).some(
    ([key, value]) => /^validation_?errors$/i.test(key) && Array.isArray(value) && value.length > 0,
  );
}
