/** The Flow JSON language: pure functions over documents, usable without Pulumi. */
export { withoutAdditions } from "./additions";
export { canonicalize, digest } from "./canonical";
export { FINDING_CODES } from "./codes";
export { type ContractChange, type ContractCode, contractChanges } from "./contract";
export { covers } from "./covers";
export { defineFlow } from "./define";
export { diagnose, diagnoseText } from "./diagnose";
export type { Diagnostic, Finding, Severity } from "./diagnostic";
export { toDiagnostics } from "./diagnostics";
export { applyDiff, type DiffEntry, diffFlows, formatDiffMarkdown, formatDiffText } from "./diff";
export { parseFlow } from "./document";
export { type DecodedText, decodeText, type Encoding } from "./encoding";
export { escapeMarkdown } from "./escapeMarkdown";
export {
  type AnswerProblem,
  type Asked,
  answerProblem,
  type Exchange,
  type ExchangeSchema,
  exchangeOf,
  exchangeSchema,
  exchangeTypes,
} from "./exchange";
export { OWN_RULES } from "./flaws";
export { FlowFileError } from "./flowFileError";
export { formatFlow } from "./fmt";
export { type FlowVersion, isSince, RECOMMENDED_VERSION, VERSIONS, type VersionState } from "./format";
export { flowSchema } from "./generate";
export type * from "./generated/flowJson";
export {
  type FlowGraph,
  flowGraph,
  type GraphEdge,
  type GraphScreen,
  type Marks,
  toDot,
  toMermaid,
  toSvg,
} from "./graph";
export { joinCodes } from "./joined";
export type { JsonObject, JsonValue } from "./json";
export { isPlainObject } from "./json";
export { decodeKeyed, encodeKeyed, NotJsonError } from "./keyed";
export { mapLeaves } from "./leaves";
export { LINTS, type LintCode, lint, lintText } from "./lint";
export { nearest } from "./nearest";
export { formatPath, type Path, valueAt } from "./path";
export {
  type AskEndpoint,
  type EndpointCall,
  type ExampleRequest,
  exampleRequests,
  type FlowSession,
  type Opening,
  openFlow,
  PhoneError,
  type ShownComponent,
  type ShownScreen,
} from "./phone";
export { type RenderOptions, renderDiffPage, renderPage } from "./render";
export { type FlowSource, type Place, parseSource } from "./source";
export { type Upgrade, type UpgradeFix, upgrade } from "./upgrade";
export { MAX_FLOW_BYTES, type ValidateOptions, validate, validateText } from "./validate";
