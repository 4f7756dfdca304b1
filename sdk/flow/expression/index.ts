/** Bindings, the conditions of If, and nested expressions: read, typed and printed. Nothing here throws on any string. */
export type { Expression, Language, Operator } from "./ast";
export { type Binding, type BindingFault, type MalformedBinding, parseBinding } from "./binding";
export { bindingsIn, bindingsInCondition } from "./bindingsIn";
export { checkCondition, checkNested } from "./check";
export { type Parsed, parseCondition, parseNested } from "./parse";
export { printExpression } from "./print";
export { isNested, scanText } from "./scanText";
export { type Resolve, type Typed, type TypeProblem, typeOf, type ValueType } from "./typeOf";
