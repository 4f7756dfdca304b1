import { boolean, either, fixed, oneOf, open, type Properties, required, string } from "../shape";
import { type ComponentSpec, textLines, visible } from "./shared";

const heading: Properties = { text: required(open(string, { about: "The text" })), visible };

const body: Properties = {
  text: required(open(either(string, textLines), { about: "The text, or its lines" })),
  visible,
  "font-weight": open(oneOf("bold", "italic", "bold_italic", "normal"), { about: "How the text is set" }),
  strikethrough: open(boolean, { about: "Whether the text is struck through" }),
  markdown: fixed(boolean, { about: "Whether the text is Markdown" }),
};

/** Components that show text. */
export const texts: Readonly<Record<string, ComponentSpec>> = {
  TextHeading: { about: "A heading", properties: heading },
  TextSubheading: { about: "A heading of second order", properties: heading },
  TextBody: { about: "A paragraph", properties: body },
  TextCaption: { about: "Small print", properties: body },
  RichText: {
    about: "A page of Markdown",
    properties: { text: required(open(either(string, textLines), { about: "Markdown, or its lines" })), visible },
  },
};
