import { MAX_CAROUSEL_IMAGES } from "../../../format";
import { isPlainObject } from "../../../json";
import type { CheckContext } from "../../context";
import { isDynamic } from "../../dynamic";
import type { Rule } from "../../rule";
import type { ComponentNode } from "../../tree";

/** How many pictures an ImageCarousel has, and whether they are written out in base64. */
export const carouselImages: Rule = ({ screens }, context) => {
  for (const { components } of screens) {
    for (const component of components) if (component.type === "ImageCarousel") checkCarousel(component, context);
  }
};

function checkCarousel({ value, path }: ComponentNode, context: CheckContext): void {
  const { report, show, isUnknown } = context;
  const { images } = value;
  if (!Array.isArray(images) || isUnknown(images)) return;
  if (images.length > MAX_CAROUSEL_IMAGES) {
    report({
      code: "INVALID_PROPERTY_VALUE",
      path: [...path, "images"],
      message: `the ImageCarousel has ${images.length} images; the maximum is ${MAX_CAROUSEL_IMAGES}`,
    });
  }
  images.forEach((image, index) => {
    const src = isPlainObject(image) ? image.src : undefined;
    if (typeof src !== "string" || isUnknown(src) || isDynamic(src, context) || isBase64(src)) return;
    const at = [...path, "images", index, "src"];
    report({
      code: "INVALID_PROPERTY_VALUE",
      path: at,
      message: `src is ${show(src, at)}, which is not base64`,
      hint: "use the base64-encoded image, not its URL",
    });
  });
}

/** Missing padding is let through, and so is the head of a data URL: nobody could say whether they are refused. */
function isBase64(text: string): boolean {
  const body = text.replace(/^data:[^,]{0,100};base64,/, "").replace(/={1,2}$/, "");
  return body.length > 0 && !/[^A-Za-z0-9+/]/.test(body);
}
