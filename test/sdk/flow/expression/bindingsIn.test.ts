import fc from "fast-check";
import { bindingsIn, bindingsInCondition, parseBinding } from "../../../../sdk/flow/expression";
import { flowText } from "./flowText";

test.each([
  ["${data.x}", ["${data.x}"]],
  ["`${data.x} ' and ' (${form.y} + 1)`", ["${data.x}", "${form.y}"]],
  ["(${data.x} && (${form.y} == 'cat'))", ["${data.x}", "${form.y}"]],
  ["`'${data.quoted} ' ${data.x}`", ["${data.x}"]],
  ["`${data.x} ${ data.y } ${data.z} ?? &`", ["${data.x}", "${data.z}"]],
  ["`abc${data.x}`", ["${data.x}"]],
  ["Hello ${data.x}", []],
  ["${data.x} ${data.y}", []],
  ["${ data.x }", []],
  ["plain", []],
])("in %s the client replaces %p", (value, expected) => {
  expect(bindingsIn(value).map(({ binding }) => binding.text)).toEqual(expected);
});

test("a condition with a mistake still tells what it uses", () => {
  const text = "${data.x} = 'it' && ${form.y";
  expect(bindingsIn(text)).toEqual([]);
  expect(bindingsInCondition(text)).toEqual([{ binding: parseBinding("${data.x}"), start: 0, end: 9 }]);
});

test("every binding that is found stands where it is said to, whatever the string", () => {
  fc.assert(
    fc.property(flowText(), (text) => {
      for (const { binding, start, end } of [...bindingsIn(text), ...bindingsInCondition(text)]) {
        expect(parseBinding(text.slice(start, end))).toEqual(binding);
      }
    }),
  );
});

test.each([
  ["bindings", "${data.x} ", 200_000, 200_000],
  ["braces that never close", "${", 1_000_000, 0],
  ["braces with nonsense", "${a a}", 200_000, 0],
  ["single characters", "@", 1_000_000, 0],
])("a nested expression of megabytes of %s is read to its end", (_, part, times, count) => {
  expect(bindingsIn(`\`${part.repeat(times)}\``)).toHaveLength(count);
});
