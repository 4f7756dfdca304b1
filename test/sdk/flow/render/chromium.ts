import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findBrowser } from "../../../../provider/cmd/browser";

/** The Chromium of this machine; or why there is none. */
export function chromiumHere(): { program: string } | { reason: string } {
  try {
    return { program: findBrowser(process.env, process.platform) };
  } catch (error) {
    return { reason: String(error) };
  }
}

/** A page that is shown, with all that a quiet page must not do. */
export interface Shown {
  page: Page;
  /** Errors, warnings and messages in the console, failed scripts, dialogs, and requests other than the page itself. */
  noise: string[];
}

/** Shows a page in a browser, as from the network: so that everything that it asks for is seen. */
export async function show(browser: Browser, html: string, options: BrowserContextOptions = {}): Promise<Shown> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, ...options });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on("console", (message) => noise.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await context.route("**/*", (route) => {
    if (route.request().url() === "https://flow.example/")
      return route.fulfill({ contentType: "text/html", body: html });
    noise.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  await page.goto("https://flow.example/");
  return { page, noise };
}

export function launch(program: string): Promise<Browser> {
  // Chromium refuses its sandbox to root, as whom continuous integration often runs.
  return chromium.launch({ executablePath: program, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}
