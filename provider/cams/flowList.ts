import type { CamsClient } from "./client";
import { RefusedError, UnexpectedReplyError } from "./errors";
import type { Page, Reply } from "./operations";

/** A flow as ListFlow shows it. */
export type ListedFlow = Reply<"ListFlow">[number];

/** The page size of CAMS's own example; how large a page may be, and whether a larger one is cut, is not documented. */
const PAGE_SIZE = 20;
/** Looks at the whole list. A second one that finds nothing new proves the first one; more are for a list in motion. */
const PASSES = 3;
/** More pages than any account has, for a server that never comes to an end. */
const MAX_PAGES = 1000;

type ReadPage = (page: Page) => Promise<ListedFlow[]>;

/**
 * Every flow of a space, each once, in CAMS's order.
 *
 * ListFlow reports neither a total nor the page that it shows, and its limits are not documented, so the list ends where
 * a page brings no flow that was not there before, and not at the first short page. A flow that is deleted between two
 * pages moves another one across the boundary between them, so the pages are read again until they bring nothing new:
 * what existed from the first page to the last is in the list.
 *
 * @throws UnexpectedReplyError when CAMS shows the same page under every number and a part of the list cannot be reached
 */
export async function listFlows(client: CamsClient, custSpaceId: string | undefined): Promise<ListedFlow[]> {
  const known = new Map<string, ListedFlow>();
  const readPage: ReadPage = (Page) => client.call("ListFlow", { Page, CustSpaceId: custSpaceId });
  let pages = 0;
  for (let pass = 1; pass <= PASSES; pass++) {
    const before = known.size;
    const end = await readAll(readPage, known, pages);
    if (end.isEcho && end.pages === 1) await widen(readPage, known);
    if (end.pages === 0 || (pass > 1 && known.size === before)) break;
    pages = Math.max(pages, end.pages);
  }
  return [...known.values()];
}

/** Where a look at the list ended. */
interface End {
  /** Pages that had flows of their own, or were there at the last look. */
  pages: number;
  /** Whether the page after these repeated what was known, rather than being empty. */
  isEcho: boolean;
}

/** Reads pages until one brings nothing new, and at least as many as there were before. */
async function readAll(readPage: ReadPage, known: Map<string, ListedFlow>, atLeast: number): Promise<End> {
  for (let index = 1; index <= MAX_PAGES; index++) {
    const page = await readPage({ Index: index, Size: PAGE_SIZE });
    const isNew = add(known, page);
    if (page.length === 0 || (!isNew && index > atLeast)) return { pages: index - 1, isEcho: page.length > 0 };
    // A look that confirms the one before need not go past its end.
    if (!isNew && index === atLeast) return { pages: index, isEcho: false };
  }
  throw incomplete(`shows new flows on each of ${MAX_PAGES} pages`);
}

/**
 * Page 2 was page 1 again: either that is the whole list, or CAMS ignores the page number. A larger page then shows the
 * rest, unless the size is limited too.
 */
async function widen(readPage: ReadPage, known: Map<string, ListedFlow>): Promise<void> {
  const isLimited = await enlarge(readPage, known);
  // Any size may be the one to which larger pages are cut, but nobody chooses one that is not a multiple of ten.
  if ((!isLimited && known.size % 10 !== 0) || known.size < 2) return;
  const [first] = known.keys();
  const second = await readPage({ Index: 2, Size: Math.floor(known.size / 2) });
  if (second[0]?.FlowId === first) {
    throw incomplete(`shows the same ${known.size} flows on every page and no more on a larger one`);
  }
}

/** Reads larger first pages as long as they are full; returns whether CAMS refused one as too large. */
async function enlarge(readPage: ReadPage, known: Map<string, ListedFlow>): Promise<boolean> {
  try {
    for (let size = PAGE_SIZE; known.size >= size; ) {
      size = known.size * 2;
      add(known, await readPage({ Index: 1, Size: size }));
    }
    return false;
  } catch (error) {
    if (error instanceof RefusedError && error.category === "refused") return true;
    throw error;
  }
}

/** Adds what a page shows, and returns whether anything was not known. */
function add(known: Map<string, ListedFlow>, page: readonly ListedFlow[]): boolean {
  const before = known.size;
  for (const flow of page) known.set(flow.FlowId, flow);
  return known.size > before;
}

const incomplete = (what: string) =>
  new UnexpectedReplyError(`ListFlow: CAMS ${what}, so the list of flows cannot be read completely`, {
    operation: "ListFlow",
    code: "INCOMPLETE_LIST",
    outcome: "unknown",
    hint:
      "An incomplete list is never used. " +
      "Check that CAMS_ENDPOINT (or cams:endpoint) points to CAMS, and report it if it does.",
  });
