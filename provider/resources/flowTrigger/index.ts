/** One run of a Chat Flow, as functions over plain values and a context. */
export { flowTrigger } from "./definition";
