// Evaluates expressions of GitHub Actions with GitHub's own library, in a process of its own because that library is an
// ES module. Standard input: {context, texts, succeeded}; output: a list of the texts with their expressions filled in.
import { readFileSync } from "node:fs";
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

const { context, texts, succeeded } = JSON.parse(readFileSync(0, "utf8"));
const dictionary = JSON.parse(JSON.stringify(context), data.reviver);
const states = { success: succeeded, failure: !succeeded, always: true, cancelled: false };
const functions = Object.entries(states).map(([name, value]) => ({
  name,
  minArgs: 0,
  maxArgs: 0,
  call: () => new data.BooleanData(value),
}));

function evaluate(expression) {
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(context), functions).parse();
  return new Evaluator(parsed, dictionary, new Map(functions.map((one) => [one.name, one]))).evaluate().coerceString();
}

console.log(
  JSON.stringify(texts.map((text) => text.replace(/\$\{\{(.*?)\}\}/gs, (_, inner) => evaluate(inner.trim())))),
);
