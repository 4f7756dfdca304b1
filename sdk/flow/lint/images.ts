import { IMAGE_LIMITS } from "../format";
import type { Path } from "../path";
import type { FlowTree } from "../validate";
import { fixedText } from "./fixedText";
import type { LintContext } from "./lint";
import { valuesAt } from "./walk";

/** How files begin that clients can show. */
const FORMATS: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
];

/** Pictures that clients cannot show, or that have too many bytes. */
export function images({ screens }: FlowTree, context: LintContext): void {
  for (const { type, value, path } of screens.flatMap(({ components }) => components)) {
    for (const { components, property, most, later } of IMAGE_LIMITS) {
      if (!components.includes(type)) continue;
      const limit = later && context.isSince(later.since) ? later.most : most;
      for (const { value: image, path: at } of valuesAt(value, property, path)) {
        const base64 = base64In(image, context);
        // That a carousel's picture is no base64 at all is reported by a rule of Meta's own.
        if (base64 === undefined || (type === "ImageCarousel" && /[^A-Za-z0-9+/=\s]/.test(base64))) continue;
        lintImage(base64, at, limit, context);
      }
    }
  }
}

function lintImage(base64: string, path: Path, most: number, { warn }: LintContext): void {
  if (!isPicture(base64)) {
    const what = /^https?:/i.test(base64) ? "is a URL" : "is not a base64-encoded JPEG or PNG";
    const hint = "use a base64-encoded JPEG or PNG file";
    warn("IMAGE_NOT_JPEG_OR_PNG", path, `the image ${what}, so clients do not show it`, hint);
    return;
  }
  const bytes = bytesIn(base64);
  if (bytes <= most) return;
  const message = `the image is ${kilobytes(bytes)} KB; clients accept at most ${kilobytes(most)} KB`;
  warn("IMAGE_TOO_LARGE", path, message, "reduce its dimensions or quality");
}

/** The base64 behind the head of a data URI, which many tools write and which is let through. */
function base64In(value: unknown, context: LintContext): string | undefined {
  const text = fixedText(value, context);
  return text?.slice(/^\s*(data:image\/[\w+.-]+;base64,)?\s*/i.exec(text)?.[0].length ?? 0);
}

/** Decodes no more than the first bytes: a picture may be large. */
function isPicture(base64: string): boolean {
  const head = base64.slice(0, 12);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(head)) return false;
  const bytes = Buffer.from(head, "base64");
  return FORMATS.some((format) => format.every((byte, index) => bytes[index] === byte));
}

/** Four letters stand for three bytes; padding at the end for none. */
function bytesIn(base64: string): number {
  const padding = /={0,2}\s*$/.exec(base64.slice(-8))?.[0].length ?? 0;
  return Math.floor(((base64.length - padding) * 3) / 4);
}

const kilobytes = (bytes: number) => Math.ceil(bytes / 1024);
