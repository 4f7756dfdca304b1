import type { JsonObject } from "../../../../sdk/flow";
import { validate } from "../../../../sdk/flow/validate";
import { boolean, one, string } from "./cases/bindingParts";
import { link, to } from "./cases/screenParts";
import { complete, flow, footer, input, last, navigate, screen, text } from "./ruleCase";

const hintsOf = (document: unknown) => [...new Set(validate(document).map(({ hint }) => hint))];
const routed = (routes: JsonObject, screens: JsonObject[]) => flow("7.3", screens, { routing_model: routes });

test.each(["_example_", "example", "__Example__", "examples"])("%s is known as a spelling of __example__", (key) => {
  const hint = key === "examples" ? "An example, shown where there is no real value" : `rename ${key} to __example__`;
  expect(hintsOf(one("7.3", [], { name: { type: "string", [key]: "Ada" } }))).toEqual([hint]);
});

test("a route is proposed only where no rule refuses it", () => {
  const back = screen("LAST", [link(navigate("FIRST")), footer(complete())], { terminal: true });
  const chain = [to("FIRST", "SECOND"), to("SECOND", "LAST")];
  const routes = { FIRST: ["SECOND"], SECOND: ["LAST"] };
  expect(hintsOf(routed(routes, [...chain, back]))).toContain("remove the navigation: users can always go back");
  const shortcut = screen("FIRST", [link(navigate("LAST")), footer(navigate("SECOND"))]);
  expect(hintsOf(routed(routes, [shortcut, to("SECOND", "LAST"), last()]))).toEqual([
    'add "LAST" to the list of "FIRST" in the routing model',
  ]);
});

test("a screen is not proposed as its own target, nor a target of the way back", () => {
  expect(
    hintsOf(
      flow("7.3", [
        to("PAGE_A", "PAGE_B"),
        screen("PAGE_B", [link(navigate("PAGE_")), footer(complete())], { terminal: true }),
      ]),
    ),
  ).toContain("did you mean PAGE_A?");
  const routes = { PAGE_A: ["PAGE_B"], PAGE_B: ["PAGE_"] };
  expect(hintsOf(routed(routes, [to("PAGE_A", "PAGE_B"), last("PAGE_B")]))).toEqual([
    "use the id of a screen of the flow",
  ]);
});

test("a key that is there already is not proposed for another one", () => {
  const document = flow("7.3", [screen("ONLY", [{ ...footer(complete()), lable: "Go" }], { terminal: true })]);
  expect(hintsOf(document)).toEqual([undefined]);
});

test("data of another type is not proposed for what is not there", () => {
  const data = { shown: string(), shown_too: boolean };
  expect(hintsOf(one("7.3", [text("Hi", { visible: "${data.shwn}" })], data))).toEqual([undefined]);
  expect(hintsOf(one("7.3", [text("${data.shwn}")], data))).toEqual(["did you mean data.shown?"]);
});

test("a deeper name is proposed where the value goes on", () => {
  const user: JsonObject = { type: "object", properties: { name: { type: "string" } }, __example__: { name: "Ada" } };
  expect(hintsOf(one("7.3", [text("${data.usr.name}")], { user }))).toEqual(["did you mean data.user.name?"]);
});

test("what a list holds is proposed as its example shows it", () => {
  const list = (example: unknown[]) => one("7.3", [], { list: { type: "array", __example__: example as [] } });
  expect(hintsOf(list([1, 2]))).toEqual(['add "items": {"type":"number"}']);
  expect(hintsOf(list([{ id: "a", title: "A" }]))).toEqual([
    'add "items": {"type":"object","properties":{"id":{"type":"string"},"title":{"type":"string"}}}',
  ]);
  expect(hintsOf(list([1, "a"]))).toEqual(["declare the type of its entries in items"]);
});

test("an input is moved into a Form with what the Form holds for it", () => {
  const form: JsonObject = { type: "Form", name: "form", children: [input("name")] };
  expect(hintsOf(one("7.3", [input("city", { "init-value": "Rome" }), form]))).toEqual([
    "move it into the Form, and its init-value to the init-values of the Form",
  ]);
});

test("an endpoint is proposed only to a flow that has one", () => {
  expect(hintsOf(flow("7.3", [screen("ONLY", [], { terminal: true })]))).toEqual([
    "add a Footer whose on-click-action is complete",
  ]);
});

test("several bindings as one payload value are proposed as an expression", () => {
  const pair = (version: string) =>
    flow(version, [
      screen("ONLY", [input("a"), input("b"), footer(complete({ c: "${form.a}, it's ${form.b}" }))], {
        terminal: true,
      }),
    ]);
  expect(hintsOf(pair("7.3"))).toEqual(["write \"`${form.a} ', it\\\\'s ' ${form.b}`\""]);
  expect(hintsOf(pair("5.1"))).toEqual(["give each value its own key; expressions need version 6.0 or later"]);
});

test("an expression between braces is proposed in backticks, and not before 6.0", () => {
  const shown = (version: string, visible: string) =>
    hintsOf(
      one(version, [input("age", { "input-type": "number" }), text("Hi", { visible })], {
        name: string(),
        flag: boolean,
      }),
    );
  expect(shown("7.3", "${data.name != ''}")).toEqual(["write \"`${data.name} != ''`\""]);
  expect(shown("7.3", '${data.name === "Ada" && form.age > 17}')).toEqual([
    "write \"`${data.name} == 'Ada' && ${form.age} > 17`\"",
  ]);
  expect(shown("7.3", "!${data.flag}")).toEqual(['write "`${data.flag} == false`"']);
  expect(shown("7.3", "${data.list.length > 0}")).toEqual([
    "write true or false, or bind a key of the data model that has this type: ${data.<key>}",
  ]);
  expect(shown("5.1", "${data.name != ''}")).toEqual([
    "write true or false, or bind a key of the data model that has this type: ${data.<key>}; expressions need version 6.0 or later",
  ]);
  expect(shown("5.1", "true")).toEqual(["write true without quotes"]);
});
