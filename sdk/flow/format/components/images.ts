import { fixed, list, number, object, oneOf, open, required, string } from "../shape";
import { type ComponentSpec, visible } from "./shared";

const image = { src: required(open({ kind: "string", blank: "accepted" }, { about: "The picture in base64" })) };

/** Components that show pictures. */
export const images: Readonly<Record<string, ComponentSpec>> = {
  Image: {
    about: "A picture",
    properties: {
      ...image,
      width: open(number, { about: "Width" }),
      height: open(number, { about: "Height" }),
      "aspect-ratio": open(number, { about: "Width divided by height" }),
      "scale-type": open(oneOf("cover", "contain"), { about: "How the picture fills its place" }),
      "alt-text": open(string, { about: "What the picture shows" }),
      visible,
    },
  },
  ImageCarousel: {
    since: "7.1",
    about: "One to three pictures to leaf through",
    properties: {
      images: required(
        open(list(object({ src: required(fixed(string)), "alt-text": required(fixed(string)) }), { min: 1 }), {
          about: "The pictures",
        }),
      ),
      "aspect-ratio": open(oneOf("4:3", "16:9"), { about: "Shape of the pictures" }),
      "scale-type": open(oneOf("cover", "contain"), { about: "How a picture fills its place" }),
      visible,
    },
  },
};
