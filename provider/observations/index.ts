/** What is seen of CAMS where its documentation is silent, as a report that can be sent and read again. */
export { NOT_ASKED, QUESTIONS, questionIds } from "./questions";
export {
  type Access,
  entryOf,
  type Level,
  type Report,
  readReport,
  reportOf,
  reportSchema,
  type Scope,
} from "./report";
export {
  type QuestionId,
  type ReportedCategory,
  reportable,
  type Seen,
  type SeenDelay,
  type SeenRefusal,
  wordsOf,
} from "./seen";
