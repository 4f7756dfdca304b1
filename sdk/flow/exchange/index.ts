/** What a flow exchanges with callers, its endpoint and the consumers of its reply. */
export {
  type AnswerCode,
  type AnswerProblem,
  type Asked,
  answerProblem,
  END_SCREEN,
  isEnd,
} from "./answer";
export { type Exchange, exchangeOf } from "./exchange";
export { type ExchangeSchema, exchangeSchema } from "./jsonSchema";
export { exchangeTypes } from "./typescript";
