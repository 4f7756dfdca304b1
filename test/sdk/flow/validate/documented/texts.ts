import { input, text } from "../ruleCase";
import { boolean, type DocumentedFlow, inVersions, number, single, string } from "./documentedFlow";

/** Texts, links and fields for text, in the forms that Meta documents. */
export const texts: DocumentedFlow[] = [
  // reference/components#text
  ...inVersions("5.1", "reference/components#text", "headings, a body and a caption", (version) =>
    single(version, [
      { type: "TextHeading", text: "Your stay" },
      { type: "TextSubheading", text: "Two nights" },
      text("By the sea", { "font-weight": "bold_italic", strikethrough: false }),
      { type: "TextCaption", text: "Breakfast included", "font-weight": "italic", visible: true },
    ]),
  ),
  // reference/components#text
  ...inVersions(
    "5.1",
    "reference/components#text",
    "texts that come as data, with their weight and visibility",
    (version) =>
      single(
        version,
        [
          { type: "TextHeading", text: "${data.title}", visible: "${data.is_visible}" },
          text("${data.title}", { "font-weight": "${data.weight}", strikethrough: "${data.is_visible}" }),
        ],
        { data: { title: string("Hello"), weight: string("bold"), is_visible: boolean } },
      ),
  ),
  // reference/components#text
  ...inVersions("5.1", "reference/components#text", "Markdown in lines in a body and a caption", (version) =>
    single(version, [
      text(["A **bold** line", "A [link](https://example.com)"], { markdown: true }),
      { type: "TextCaption", markdown: true, text: ["~~old~~ *new*"] },
    ]),
  ),
  // reference/components#richtext
  ...inVersions("6.3", "reference/components#richtext", "a RichText beside a button", (version) =>
    single(version, [
      { type: "RichText", text: ["# Terms", "- one", "- two", "| A | B |", "| --- | --- |", "| 1 | 2 |"] },
    ]),
  ),
  // reference/components#richtext
  ...inVersions("6.3", "reference/components#richtext", "a RichText whose text comes as data", (version) =>
    single(version, [{ type: "RichText", text: "${data.terms}" }], { data: { terms: string("# Terms") } }),
  ),
  // reference/components#textentry
  ...inVersions("5.1", "reference/components#textentry", "a field of every kind of input", (version) =>
    single(
      version,
      ["text", "number", "email", "password", "passcode", "phone"].map((kind) =>
        input(`a_${kind}`, { "input-type": kind, required: true, "helper-text": "As on your card" }),
      ),
    ),
  ),
  // reference/components#textentry
  ...inVersions(
    "5.1",
    "reference/components#textentry",
    "fields whose limits, states and first values come as data",
    (version) =>
      single(
        version,
        [
          input("name", {
            label: "${data.label}",
            required: "${data.yes}",
            visible: "${data.yes}",
            "min-chars": "${data.least}",
            "max-chars": "${data.most}",
            "helper-text": "${data.label}",
            "init-value": "${data.label}",
            "error-message": "${data.label}",
          }),
          {
            type: "TextArea",
            name: "note",
            label: "${data.label}",
            "max-length": "${data.most}",
            enabled: "${data.yes}",
          },
        ],
        { data: { label: string("Name"), yes: boolean, least: number(1), most: number(20) } },
      ),
  ),
  // reference/components#textentry
  ...inVersions(
    "6.2",
    "reference/components#textentry",
    "a field with a pattern and the helper text that it needs",
    (version) =>
      single(version, [input("code", { pattern: "^[A-Z]{3}[0-9]+$", "helper-text": "Three letters, then digits" })]),
  ),
  // reference/components#textentry
  ...inVersions("7.0", "reference/components#textentry", "labels over several lines", (version) =>
    single(version, [
      input("why", { label: "What made you choose this room over the other ones?", "label-variant": "large" }),
      { type: "TextArea", name: "more", label: "Anything else that we should know?", "label-variant": "large" },
    ]),
  ),
];
