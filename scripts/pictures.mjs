// Takes the pictures of the README in a Chromium. Run by "npm run pictures".
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { findBrowser } from "../dist/provider/cmd/browser/index.js";
import { parseFlow, renderDiffPage, renderPage } from "../dist/sdk/flow/index.js";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const read = (file) => parseFlow(readFileSync(file, "utf8"), file);
const only = (document, ...ids) => ({ ...document, screens: document.screens.filter(({ id }) => ids.includes(id)) });

const signup = read("examples/quickstart/signup.flow.json");
const booking = read("test/sdk/flow/flows/booking.flow.json");
const travel = read("test/sdk/flow/render/travel.flow.json");

/** The quickstart's flow with a text and a label changed, and an input in the place of another one. */
function edited() {
  const document = structuredClone(signup);
  const [heading, , form] = document.screens[0].layout.children;
  heading.text = "Become a friend";
  form.children[0].label = "Your name";
  form.children.splice(1, 1, { type: "TextInput", name: "phone", label: "Phone", "input-type": "phone" });
  return document;
}

async function playSignup(page) {
  const phone = page.locator("#stage");
  await phone.getByLabel("Full name").fill("Grace Hopper");
  await phone.getByLabel("Email address").fill("grace@example.com");
  await phone.getByLabel("Plan").selectOption("plus");
  await phone.locator(".go").click();
  await phone.getByLabel("I accept the terms").check();
}

/** What is shown, what is done first, the part that the picture shows, how wide the page is, and pixels for each of its. */
const pictures = {
  signup: { html: renderPage(signup, { title: "signup.flow.json" }), part: ".above", play: playSignup, width: 1240 },
  travel: { html: renderPage(only(travel, "TRIPS", "TRIP", "DATES")), part: ".phones", width: 1300, scale: 1 },
  booking: { html: renderPage(booking, { theme: "dark" }), part: ".phones", width: 1300 },
  changes: { html: renderDiffPage(signup, edited()), part: ".pair", width: 1300 },
};

/** Paper around the part. */
const MARGIN = 14;

mkdirSync("docs/images", { recursive: true });
const browser = await chromium.launch({
  executablePath: findBrowser(process.env, process.platform),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
for (const [name, { html, part, play, width, scale = 1.25 }] of Object.entries(pictures)) {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    deviceScaleFactor: scale,
    colorScheme: "light",
  });
  await page.setContent(html);
  await play?.(page);
  const box = await page.locator(part).first().boundingBox();
  const clip = {
    x: box.x - MARGIN,
    y: box.y - MARGIN,
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  };
  const png = await page.screenshot({ path: `docs/images/${name}.png`, animations: "disabled", fullPage: true, clip });
  console.log(`docs/images/${name}.png: ${Math.ceil(png.length / 1024)} KB`);
  await page.close();
}
await browser.close();
