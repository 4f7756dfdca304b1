import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { startBrowser } from "./pipe";

/** One picture of a part of a page. */
export interface Picture {
  /** A name for a file: the number of the part, and the screen that it shows. */
  name: string;
  png: Buffer;
}

/** The page in CSS pixels, and the pixels of a picture for each of them. */
const METRICS = { width: 1500, height: 1000, deviceScaleFactor: 2, mobile: false };

const NOTHING = z.unknown();
const PLACES = z.object({
  result: z.object({
    value: z.array(
      z.object({ screen: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
    ),
  }),
});

/** Runs in the page: where the parts lie, and the screens that they show. */
const placesOf = (selector: string) => `[...document.querySelectorAll(${JSON.stringify(selector)})].map((part) => {
  const { x, y, width, height } = part.getBoundingClientRect();
  const phone = part.matches("[data-screen]") ? part : part.querySelector("[data-screen]");
  return { screen: phone?.dataset.screen ?? "", x: x + scrollX, y: y + scrollY, width, height };
})`;

/** Paper around a part. */
const MARGIN = 12;

/**
 * Takes pictures of the parts of a page that a CSS selector names, with some room around each.
 *
 * @param program the browser, as `findBrowser` gives it
 */
export async function takePictures(program: string, page: string, selector: string): Promise<Picture[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "pulumi-cams-render-"));
  const file = path.join(folder, "page.html");
  writeFileSync(file, page);
  const browser = startBrowser(program, path.join(folder, "profile"));
  try {
    const { targetId } = await browser.send(
      "Target.createTarget",
      { url: "about:blank" },
      z.object({ targetId: z.string() }),
    );
    const attached = z.object({ sessionId: z.string() });
    const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true }, attached);
    await browser.send("Emulation.setDeviceMetricsOverride", METRICS, NOTHING, sessionId);
    await browser.send("Page.enable", {}, NOTHING, sessionId);
    const loaded = browser.next("Page.loadEventFired");
    await browser.send("Page.navigate", { url: pathToFileURL(file).href }, NOTHING, sessionId);
    await loaded;
    const expression = { expression: placesOf(selector), returnByValue: true };
    const places = await browser.send("Runtime.evaluate", expression, PLACES, sessionId);
    const pictures: Picture[] = [];
    for (const [index, { screen, ...place }] of places.result.value.entries()) {
      const clip = {
        x: place.x - MARGIN,
        y: place.y - MARGIN,
        width: place.width + 2 * MARGIN,
        height: place.height + 2 * MARGIN,
        scale: 1,
      };
      const { data } = await browser.send(
        "Page.captureScreenshot",
        { format: "png", clip, captureBeyondViewport: true },
        z.object({ data: z.string() }),
        sessionId,
      );
      const name = [String(index + 1).padStart(2, "0"), screen.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 60)];
      pictures.push({ name: name.filter((part) => part !== "").join("-"), png: Buffer.from(data, "base64") });
    }
    return pictures;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
