import { twoScreens } from "./flows";

/** The steps of what a run does to a flow, in their order; first looks are left out. */
const stepsOf = {
  create: ["upload", "CreateFlow", "UpdateFlowJSONAsset", "PublishFlow", "GetFlow", "GetFlowJSONAssest"],
  update: ["ModifyFlow", "upload", "UpdateFlowJSONAsset", "PublishFlow"],
  replace: ["upload", "CreateFlow", "UpdateFlowJSONAsset", "PublishFlow", "GetFlow"],
} as const;
type Work = keyof typeof stepsOf;

/** A resource to which something happens at one step, while the others of the same run have theirs. */
export interface Row {
  work: Work;
  step: string;
  /** Name of the resource. */
  name: string;
}

/** One resource for each step. */
export const rows = (work: Work): Row[] => stepsOf[work].map((step) => ({ work, step, name: `${work}-${step}` }));

/** What a resource declares in a version: another document and other categories in each. */
export const declared = (work: Work, name: string, version: "old" | "new") => ({
  flow: twoScreens(`${name}-${version}`),
  categories: [version === "old" ? "OTHER" : "SURVEY"],
  ...(work === "replace" ? { onPublishedChange: "replace" } : {}),
});

/** The declarations of many resources in a version. */
export const declaredAs = (version: "old" | "new", which: Row[]) =>
  Object.fromEntries(which.map(({ work, name }) => [name, declared(work, name, version)]));
