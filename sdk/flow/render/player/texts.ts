import type { JsonObject } from "../../json";
import { element, setAttributes } from "./dom";
import { line } from "./frame";
import { picture } from "./images";
import { type Block, parseMarkdown, parseSpans, type Span } from "./markdown";
import type { Sheet } from "./sheet";
import { asText } from "./values";

/** A heading; it takes no Markdown. */
export const drawHeading = (component: JsonObject, sheet: Sheet) =>
  line("h3", "heading", sheet, () => sheet.read(component.text));

/** A heading of second order; it takes no Markdown. */
export const drawSubheading = (component: JsonObject, sheet: Sheet) =>
  line("h4", "subheading", sheet, () => sheet.read(component.text));

/** A text, or its lines; each line may be a binding of its own. */
function textOf({ text }: JsonObject, sheet: Sheet): string {
  return asText(Array.isArray(text) ? text.map((line) => asText(sheet.read(line))) : sheet.read(text));
}

const paragraph = (kind: "body" | "caption") => (component: JsonObject, sheet: Sheet) => {
  const drawn = element("div", { class: `text ${kind}` });
  sheet.watch(
    () => textOf(component, sheet),
    (text) => {
      drawn.replaceChildren(
        ...(component.markdown === true ? blocks(text, sheet) : text.split("\n").map((line) => element("p", {}, line))),
      );
    },
  );
  sheet.watch(
    () => asText(sheet.read(component["font-weight"])),
    (weight) => setAttributes(drawn, { "data-weight": weight === "" ? undefined : weight }),
  );
  sheet.watch(
    () => sheet.read(component.strikethrough) === true,
    (isStruck) => drawn.classList.toggle("struck", isStruck),
  );
  return drawn;
};

/** A paragraph, as lines or as Markdown. */
export const drawBody = paragraph("body");
/** Small print, as lines or as Markdown. */
export const drawCaption = paragraph("caption");

/** A page of Markdown. */
export function drawRichText(component: JsonObject, sheet: Sheet): HTMLElement {
  const drawn = element("div", { class: "text rich" });
  sheet.watch(
    () => textOf(component, sheet),
    (text) => drawn.replaceChildren(...blocks(text, sheet)),
  );
  return drawn;
}

function blocks(text: string, sheet: Sheet): HTMLElement[] {
  return parseMarkdown(text).map((block) => drawBlock(block, sheet));
}

function drawBlock(block: Block, sheet: Sheet): HTMLElement {
  switch (block.kind) {
    case "heading":
      return element(block.level === 1 ? "h3" : "h4", {}, ...drawSpans(block.spans, sheet));
    case "paragraph":
      return element("p", {}, ...drawSpans(block.spans, sheet));
    case "list": {
      const items = block.items.map((item) => element("li", {}, ...drawSpans(item, sheet)));
      return element(block.ordered ? "ol" : "ul", {}, ...items);
    }
    case "table": {
      const rows = block.rows.map((cells, index) => {
        const tag = index === 0 ? "th" : "td";
        return element("tr", {}, ...cells.map((cell) => element(tag, {}, ...drawSpans(cell, sheet))));
      });
      return element("div", { class: "table" }, element("table", {}, ...rows));
    }
    case "image":
      return picture(block.source, block.alternative);
  }
}

/** Texts and links of a line; a link is shown, and becomes an event when it is tapped, but is never followed. */
function drawSpans(spans: readonly Span[], sheet: Sheet): (Node | string)[] {
  return spans.map(({ text, bold, italic, struck, url }) => {
    const names = [bold && "bold", italic && "italic", struck && "struck"].filter((name) => typeof name === "string");
    const drawn = element("span", { class: names.length > 0 ? names.join(" ") : undefined }, text);
    if (url === undefined) return names.length > 0 ? drawn : text;
    const link = element("button", { type: "button", class: "link inline", title: url }, drawn);
    link.addEventListener("click", () => sheet.act?.({ name: "open_url", url }, "link in text"));
    return link;
  });
}

/** A text of one line with bold, italic, struck parts and links; as in labels. */
export const inline = (text: string, sheet: Sheet) => drawSpans(parseSpans(text), sheet);
