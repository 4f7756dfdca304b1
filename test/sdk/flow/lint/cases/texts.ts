import { flow, screen } from "../../validate/ruleCase";
import { body, input, type LintCase, option, sending, single, text, used } from "../lintCase";

const data = { name: text() };

export const cases: LintCase[] = [
  {
    what: "a binding among other text",
    flow: single([body("Hello ${data.name}")], { data }),
    expected: ["LITERAL_BINDING screens[0].layout.children[0].text"],
  },
  {
    what: "a binding among other text in a list, an option and a payload",
    flow: sending(
      { answer: "no. ${form.answer}" },
      [
        body(["fine", "Hello ${data.name}"]),
        {
          type: "Dropdown",
          name: "answer",
          label: "Answer",
          "data-source": [option("a", { title: "Of ${data.name}" })],
        },
      ],
      { data },
    ),
    expected: [
      "LITERAL_BINDING screens[0].layout.children[0].text[1]",
      "LITERAL_BINDING screens[0].layout.children[1].data-source[0].title",
      "LITERAL_BINDING screens[0].layout.children[2].on-click-action.payload.answer",
    ],
  },
  {
    what: "a binding that is the whole text, and an expression that joins texts",
    flow: single([body("${data.name}"), body("`'Hello ' ${data.name}`")], { data }),
    expected: [],
  },
  {
    what: "an expression in a version that has none",
    flow: single([body("`'Hello ' ${data.name}`")], { data }, "5.1"),
    expected: ["LITERAL_BINDING screens[0].layout.children[0].text"],
  },
  {
    what: "a price with a dollar, and a regular expression that ends in a brace",
    flow: sending(used, [body("It costs $5 {once}"), input({ pattern: "^a${0}$", "helper-text": "One a" })]),
    expected: [],
  },
  {
    what: "spaces in a binding",
    flow: single([body("${ data.name }")], { data }),
    expected: ["MALFORMED_BINDING screens[0].layout.children[0].text"],
  },
  {
    what: "a binding to something that is no root",
    flow: sending({ name: "${user.name}" }),
    expected: ["MALFORMED_BINDING screens[0].layout.children[0].on-click-action.payload.name"],
  },
  {
    what: "a binding in a title",
    flow: single([body("${data.name}")], { data, title: "For ${data.name}" }),
    expected: ["BINDING_IN_TITLE screens[0].title"],
  },
  {
    what: "a title with a dollar",
    flow: single([], { title: "Win $100 {today}" }),
    expected: [],
  },
  {
    what: "bindings deep in a payload",
    flow: sending({ user: { answer: "${form.answer}", list: ["`'a' ${form.answer}`"] } }, [input()]),
    expected: [
      "NESTED_PAYLOAD_BINDING screens[0].layout.children[1].on-click-action.payload.user.answer",
      "NESTED_PAYLOAD_BINDING screens[0].layout.children[1].on-click-action.payload.user.list[0]",
    ],
  },
  {
    what: "fixed values deep in a payload, and a binding at its top",
    flow: sending({ ...used, about: { source: "chat" } }, [input()]),
    expected: [],
  },
  {
    what: "files deep in a payload, which Meta refuses itself",
    flow: sending({ files: { photos: "${form.photos}" } }, [{ type: "PhotoPicker", name: "photos", label: "Photos" }]),
    expected: [],
  },
  {
    what: "a link to http",
    flow: single([
      { type: "EmbeddedLink", text: "More", "on-click-action": { name: "open_url", url: "http://example.com" } },
      body("See [this](http://example.com)", { markdown: true }),
    ]),
    expected: [
      "INSECURE_LINK screens[0].layout.children[0].on-click-action.url",
      "INSECURE_LINK screens[0].layout.children[1].text",
    ],
  },
  {
    what: "an http link in a rich text",
    flow: flow("7.3", [
      screen("FIRST", [{ type: "RichText", text: ["# Terms", "[all](http://example.com)"] }], { terminal: true }),
    ]),
    expected: ["INSECURE_LINK screens[0].layout.children[0].text[1]"],
  },
  {
    what: "a link to https, and an address in a text that is no Markdown",
    flow: single([
      { type: "EmbeddedLink", text: "More", "on-click-action": { name: "open_url", url: "https://example.com" } },
      body("See [this](http://example.com)"),
    ]),
    expected: [],
  },
];
