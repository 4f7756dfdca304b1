import type { JsonObject } from "../../json";
import { element, icon } from "./dom";
import type { Sheet } from "./sheet";
import { asNumber, asObjects, asText, type Value } from "./values";

/** Kinds of pictures by how their base64 begins. */
const KINDS: readonly (readonly [start: string, type: string])[] = [
  ["iVBOR", "image/png"],
  ["/9j/", "image/jpeg"],
  ["R0lGOD", "image/gif"],
  ["UklGR", "image/webp"],
];

/** The data URL of a picture in base64; undefined for what is none, such as the address of a picture elsewhere. */
function pictureUrl(source: string): string | undefined {
  const base64 = source.replace(/^data:image\/[\w.+-]+;base64,/, "").replace(/\s/g, "");
  const [, type] = KINDS.find(([start]) => base64.startsWith(start)) ?? [];
  return type !== undefined && /^[A-Za-z0-9+/]+=*$/.test(base64) ? `data:${type};base64,${base64}` : undefined;
}

/** A picture; where there is none to show, a box with the words that stand for it. */
export function picture(source: Value, alternative: string): HTMLElement {
  const url = pictureUrl(asText(source));
  if (url === undefined) {
    return element(
      "span",
      { class: "picture missing", role: "img", "aria-label": alternative || "Picture" },
      icon("picture"),
      alternative,
    );
  }
  const drawn = element("img", { class: "picture", alt: alternative });
  drawn.addEventListener("error", () => drawn.replaceWith(picture("", alternative)));
  drawn.src = url;
  return drawn;
}

/** A picture in the size and shape that the component asks for. */
export function drawImage(component: JsonObject, sheet: Sheet): HTMLElement {
  const frame = element("div", { class: "image" });
  const read = (property: string) => sheet.read(component[property]);
  sheet.watch(
    () => [asText(read("src")), asText(read("alt-text"))],
    ([source = "", alternative = ""]) => frame.replaceChildren(picture(source, alternative)),
  );
  sheet.watch(
    () => ["width", "height", "aspect-ratio"].map((property) => asNumber(read(property)) ?? null),
    ([width, height, ratio]) => {
      frame.style.width = width ? `${width}px` : "";
      frame.style.height = height ? `${height}px` : "";
      frame.style.aspectRatio = ratio ? String(ratio) : "";
    },
  );
  sheet.watch(
    () => read("scale-type") === "cover",
    (covers) => frame.classList.toggle("cover", covers),
  );
  return frame;
}

/** Pictures in a line, to be leafed through. */
export function drawCarousel(component: JsonObject, sheet: Sheet): HTMLElement {
  const list = element("ul", { class: "carousel", tabindex: 0, "aria-label": "Pictures" });
  list.classList.toggle("wide", component["aspect-ratio"] !== "4:3");
  sheet.watch(
    () => sheet.read(component.images),
    (images) => {
      const items = asObjects(images).map((image) => picture(image.src, asText(image["alt-text"])));
      list.replaceChildren(...items.map((item) => element("li", {}, item)));
    },
  );
  sheet.watch(
    () => sheet.read(component["scale-type"]) === "cover",
    (covers) => list.classList.toggle("cover", covers),
  );
  return list;
}
