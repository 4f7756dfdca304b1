/** What is seen of CAMS where its documentation is silent, as a report that can be sent and read again. */
export { type Asks, NOT_ASKED, QUESTIONS, questionIds } from "./questions";
export {
  type Access,
  entryOf,
  type Found,
  type Level,
  REPORT_FILE,
  type Report,
  readReport,
  reportOf,
  reportSchema,
  type Scope,
} from "./report";
export {
  OTHER_CODE,
  type QuestionId,
  type ReportedCategory,
  reportable,
  type Seen,
  type SeenDelay,
  type SeenOf,
  type SeenRefusal,
  wordsOf,
} from "./seen";
