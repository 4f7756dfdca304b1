import type { Browser, Page } from "playwright-core";
import { CommandError } from "../outcome";

/** One picture of a part of a page. */
export interface Picture {
  /** A name for a file: the number of the part, and the screen that it shows. */
  name: string;
  png: Buffer;
}

/** The page in CSS pixels, and the pixels of a picture for each of them. */
const VIEW = { viewport: { width: 1500, height: 1000 }, deviceScaleFactor: 2 };

/** Room around a part, in CSS pixels. */
const MARGIN = 12;

/**
 * Takes pictures of the parts of a page that a CSS selector names, with some room around each.
 *
 * @param program the browser, as `findBrowser` gives it
 * @throws CommandError if playwright-core is not installed, or the browser does not work
 */
export async function takePictures(program: string, page: string, selector: string): Promise<Picture[]> {
  const { chromium } = loadPlaywright();
  let browser: Browser | undefined;
  try {
    // Chromium refuses its sandbox to root; the page is our own and loads nothing.
    const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    browser = await chromium.launch({ executablePath: program, args });
    const shown = await browser.newPage(VIEW);
    await shown.setContent(page);
    return await picturesOf(shown, selector);
  } catch (error) {
    throw new CommandError(
      `the browser stopped before all images were written (${firstLine(error)}); try another one with CHROME_PATH`,
    );
  } finally {
    await browser?.close();
  }
}

/** playwright-core is an optional peer: only those who take pictures need it. */
function loadPlaywright(): typeof import("playwright-core") {
  try {
    return require("playwright-core") as typeof import("playwright-core");
  } catch {
    throw new CommandError("--png needs the package playwright-core; run `npm install --save-dev playwright-core`");
  }
}

async function picturesOf(page: Page, selector: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const part of await page.locator(selector).all()) {
    const box = await part.boundingBox();
    if (box === null) continue;
    const inside = part.locator("[data-screen]");
    const screen =
      (await part.getAttribute("data-screen")) ??
      ((await inside.count()) > 0 ? await inside.first().getAttribute("data-screen") : null) ??
      "";
    const clip = {
      x: box.x - MARGIN,
      y: box.y - MARGIN,
      width: box.width + 2 * MARGIN,
      height: box.height + 2 * MARGIN,
    };
    const number = String(pictures.length + 1).padStart(2, "0");
    const name = [number, screen.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 60)].filter((word) => word !== "").join("-");
    pictures.push({ name, png: await page.screenshot({ clip, fullPage: true }) });
  }
  return pictures;
}

const firstLine = (error: unknown) => String(error instanceof Error ? error.message : error).split("\n", 1)[0];
