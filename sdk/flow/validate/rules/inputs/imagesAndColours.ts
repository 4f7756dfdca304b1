import { isPlainObject } from "../../../json";
import type { Rule } from "../../rule";

/** Options have pictures or colours, not some the one and some the other. */
export const imagesAndColours: Rule = ({ screens }, { report }) => {
  for (const { components } of screens) {
    for (const { type, value, path } of components) {
      const options = value["data-source"];
      if (!Array.isArray(options)) continue;
      const has = (key: string) => options.some((option) => isPlainObject(option) && option[key] !== undefined);
      if (!has("image") || !has("color")) continue;
      report({
        code: "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR",
        path: [...path, "data-source"],
        message: `options of this ${type} have both image and color`,
        hint: "use only one of them, for all options",
      });
    }
  }
};
