import * as path from "node:path";
import { digest, FlowFileError, formatFlow, parseFlow } from "../../../sdk/flow";
import type { Connection } from "../../cams";
import { isPublished } from "../../resources/whatsAppFlow";
import { chosenFlows, type LeftOut, listFlows, readFlow } from "./account";
import { textOf, writeFileOnce } from "./files";
import { importFileText } from "./importFile";
import { type Done, type Journal, openJournal } from "./journal";
import { type ListedFlow, resourceNames } from "./names";
import { type ExportedFlow, PROJECT, type Project, programFile, projectFiles } from "./program";

/** What to export, and where to. */
export interface ExportRequest extends Omit<Project, "flows" | "isAdopting"> {
  /** Ids and exact names of flows; undefined for all of the space. */
  named: readonly string[] | undefined;
  /** Folder of the project; made where there is none. */
  folder: string;
  /** Whether the flows are recorded by `pulumi import --file` instead of being adopted by the program. */
  importFile: boolean;
  /** Whether files that say something else are replaced. */
  force: boolean;
  /** Called with each flow that is done. */
  progress: (message: string) => void;
}

/** What became of the flows. */
export interface Exported {
  /** What the program adopts, in the order of the resources' names. */
  flows: ExportedFlow[];
  leftOut: LeftOut[];
  /** Files that say something else and were not replaced; then there is no complete program. */
  refused: string[];
}

/** What `pulumi import --file` is given, in the folder of the project. */
export const IMPORT_FILE = "import.json";

/** How many flows are read at a time. The client paces the calls, so more would only wait. */
const AT_A_TIME = 8;

/**
 * Writes the documents of flows into files, and a Pulumi program that adopts the flows as they are. A run that was
 * interrupted is resumed: what it wrote is not read again.
 *
 * @throws CommandError when a flow is not found or the file system refuses
 * @throws CamsError when CAMS does
 */
export async function exportFlows(connection: Connection, request: ExportRequest): Promise<Exported> {
  const { folder, force, progress } = request;
  const custSpaceId = request.custSpaceId ?? connection.settings.custSpaceId;
  const listed = await listFlows(connection, custSpaceId);
  const waiting = request.named === undefined ? [...listed] : chosenFlows(listed, request.named);
  const [names, count] = [resourceNames(listed), waiting.length];
  const result: Exported = { flows: [], leftOut: [], refused: [] };
  if (count === 0) return result;
  const write = async ([file, text]: [file: string, text: string]) => {
    const place = path.join(folder, file);
    if ((await writeFileOnce(place, text, { force })) === "refused") result.refused.push(place);
  };
  // What does not depend on the flows is written first: where it is refused, nobody has to wait for it.
  for (const file of projectFiles(request)) await write(file);
  if (result.refused.length > 0) return result;

  const journal = await openJournal(folder, `${connection.settings.endpoint.href} ${custSpaceId}`);
  const work = async () => {
    for (let flow = waiting.shift(); flow !== undefined; flow = waiting.shift()) {
      const resource = names.get(flow.flowId) ?? flow.flowId;
      const file = `flows/${resource}.flow.json`;
      const outcome = await exportFlow(flow, path.join(folder, file), journal);
      if (outcome.kind === "exported") {
        const { flowId, flowName, status } = outcome.flow;
        result.flows.push({ flowId, flowName, status, resource, file, isPublished: isPublished(status) });
      } else if (outcome.kind === "left out") result.leftOut.push(outcome.flow);
      else result.refused.push(path.join(folder, file));
      const through = result.flows.length + result.leftOut.length + result.refused.length;
      progress(`${through} of ${count}: ${outcome.kind === "left out" ? `flow ${flow.flowId}` : file}${outcome.note}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
  } finally {
    // When one has failed, the others begin no more.
    waiting.length = 0;
  }
  if (result.refused.length > 0) return result;
  result.flows.sort((a, b) => (a.resource < b.resource ? -1 : 1));
  if (result.flows.length > 0) {
    await write(programFile({ ...request, flows: result.flows, isAdopting: !request.importFile }));
  }
  if (result.flows.length > 0 && request.importFile) {
    const destination = { folder, project: PROJECT, custSpaceId, givenSpaceId: request.custSpaceId };
    await write([IMPORT_FILE, await importFileText(connection, result.flows, destination)]);
  }
  if (result.refused.length === 0) await journal.close();
  return result;

  async function exportFlow(flow: ListedFlow, file: string, journal: Journal): Promise<Outcome> {
    const before = journal.done.get(flow.flowId);
    if (before !== undefined && before.digest === (await digestIn(file))) {
      return { kind: "exported", flow: before, note: " (read before)" };
    }
    const found = await readFlow(connection, custSpaceId, flow);
    if ("reason" in found) return { kind: "left out", flow: found, note: ` is left out: ${found.reason}` };
    const { document, ...rest } = found;
    const done = { ...rest, digest: digest(document) };
    // A file of the same content may be laid out in another way.
    const isSame = done.digest === (await digestIn(file));
    if (!isSame && (await writeFileOnce(file, formatFlow(document), { force })) === "refused") {
      return { kind: "refused", note: " is another one" };
    }
    await journal.add(done);
    return { kind: "exported", flow: done, note: isSame ? " (kept)" : "" };
  }
}

/** What became of one flow, and what is said of it behind its file or id. */
type Outcome = { note: string } & (
  | { kind: "exported"; flow: Done }
  | { kind: "left out"; flow: LeftOut }
  | { kind: "refused" }
);

/** The digest of the flow in a file; undefined when there is none in it. */
async function digestIn(file: string): Promise<string | undefined> {
  const text = await textOf(file);
  try {
    return text === undefined ? undefined : digest(parseFlow(text, file));
  } catch (error) {
    if (error instanceof FlowFileError) return undefined;
    throw error;
  }
}
