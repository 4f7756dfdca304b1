import { readFileSync } from "node:fs";
import * as path from "node:path";
import { source as axe } from "axe-core";
import type { Browser, Locator, Page } from "playwright-core";
import { type JsonObject, type JsonValue, parseFlow, renderDiffPage, renderPage } from "../../../../sdk/flow";
import { COMPONENTS } from "../../../../sdk/flow/format";
import { componentsOf, copy, screensOf } from "../visit";
import { chromiumHere, launch, type Shown, show } from "./chromium";

const read = (file: string) => parseFlow(readFileSync(file, "utf8"), file);
const signup = read(path.join(__dirname, "../../../../examples/quickstart/signup.flow.json"));
const booking = read(path.join(__dirname, "../flows/booking.flow.json"));
const travel = read(path.join(__dirname, "travel.flow.json"));

const phone = (page: Page): Locator => page.locator("#stage .phone");
const go = (page: Page): Locator => phone(page).locator(".go");
const title = (page: Page): Locator => phone(page).locator(".title").first();
const told = (page: Page): Locator => page.locator("#stage .journal li").first();
const jsonOf = async (where: Locator): Promise<unknown> => JSON.parse(await where.locator("pre").innerText());

/** A flow of one screen. */
const screen = (children: JsonValue[], data: JsonObject = {}): JsonObject => ({
  version: "7.3",
  screens: [{ id: "ONLY", title: "Only", terminal: true, data, layout: { type: "SingleColumnLayout", children } }],
});
const footer = (payload: JsonObject = {}): JsonObject => ({
  type: "Footer",
  label: "Send",
  "on-click-action": { name: "complete", payload },
});
const string = (example: string): JsonObject => ({ type: "string", __example__: example });

const here = chromiumHere();
if ("program" in here) inChromium(here.program);
else test(`the page is not tested in a browser: ${here.reason}`, () => console.warn("Not tested in a browser"));

function inChromium(program: string): void {
  let browser: Browser;
  let shown: Shown[] = [];
  beforeAll(async () => {
    browser = await launch(program);
  });
  afterEach(async () => {
    const noise = shown.flatMap((each) => each.noise);
    await Promise.all(shown.map(({ page }) => page.context().close()));
    shown = [];
    expect(noise).toEqual([]);
  });
  afterAll(() => browser.close());

  async function open(html: string, options?: Parameters<typeof show>[2]): Promise<Page> {
    const opened = await show(browser, html, options);
    shown.push(opened);
    return opened.page;
  }

  test("the quickstart's flow is played from its first screen to its response", async () => {
    const page = await open(renderPage(signup));
    await go(page).click();
    await expect(phone(page).locator(".problem:visible").allInnerTexts()).resolves.toEqual([
      "This field is required",
      "This field is required",
      "Choose an option",
    ]);
    expect(await page.evaluate("document.activeElement.id")).toBe(
      await phone(page).getByLabel("Full name").getAttribute("id"),
    );
    await phone(page).getByLabel("Full name").fill("Grace Hopper");
    await phone(page).getByLabel("Email address").fill("grace");
    await phone(page).getByLabel("Plan").selectOption("plus");
    await go(page).click();
    await expect(phone(page).locator(".problem:visible").allInnerTexts()).resolves.toEqual(["Enter an e-mail address"]);
    await phone(page).getByLabel("Email address").fill("grace@example.com");
    await go(page).click();
    expect(await title(page).innerText()).toBe("Almost done");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Almost done");
    expect(await phone(page).locator(".body").allInnerTexts()).toEqual(["Grace Hopper", "grace@example.com"]);
    await go(page).click();
    expect(await phone(page).locator(".problem:visible").innerText()).toBe("Check this box to continue");
    await phone(page).getByLabel("I accept the terms").check();
    await go(page).click();
    const response = {
      full_name: "Grace Hopper",
      email: "grace@example.com",
      plan: "plus",
      terms: true,
      flow_token: "<flow token>",
    };
    expect(await jsonOf(phone(page))).toEqual(response);
    expect(await jsonOf(told(page))).toEqual(response);
  });

  test("it is played with the keyboard alone", async () => {
    const page = await open(renderPage(signup));
    await phone(page).getByLabel("Full name").focus();
    await page.keyboard.type("Grace Hopper");
    await page.keyboard.press("Tab");
    await page.keyboard.type("grace@example.com");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await title(page).innerText()).toBe("Almost done");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    expect(await title(page).innerText()).toBe("Join us");
    expect(await phone(page).getByLabel("Full name").inputValue()).toBe("Grace Hopper");
  });

  test("data_exchange shows its request, and the player chooses what the endpoint answers", async () => {
    const page = await open(renderPage(booking));
    await phone(page).getByLabel("Hair cut").check();
    await go(page).click();
    expect(await jsonOf(told(page))).toEqual({
      version: "3.0",
      action: "data_exchange",
      screen: "SERVICE",
      data: { service: "cut" },
      flow_token: "<flow token>",
    });
    await page.getByRole("button", { name: "Show SLOT with example data" }).click();
    expect(await title(page).innerText()).toBe("When?");
    expect(await phone(page).getByLabel("Day").getAttribute("min")).toBe("2026-12-01");
    expect(await page.locator("#graph .is-shown").textContent()).toContain("SLOT");
    await phone(page).getByRole("button", { name: "Back" }).click();
    expect(await told(page).innerText()).toContain('"action": "BACK"');
  });

  test("If, Switch, visible, expressions and update_data follow what is put in", async () => {
    const chosen = { name: "update_data", payload: { colour: "red", note: "`'Chosen: ' ${form.pick}`" } };
    const page = await open(
      renderPage(
        screen(
          [
            { type: "TextInput", name: "age", label: "Age", "input-type": "number" },
            { type: "TextBody", text: "`'Next year: ' ${form.age} + 1`", visible: "`${form.age} > 0`" },
            { type: "TextSubheading", text: "`'Age: ' ${form.age}`", visible: "`${form.age} > 30`" },
            {
              type: "If",
              condition: "${form.age} >= 18",
              then: [{ type: "TextCaption", text: "Grown up" }],
              else: [{ type: "TextInput", name: "parent", label: "Parent", required: true }],
            },
            {
              type: "RadioButtonsGroup",
              name: "pick",
              label: "Pick",
              "data-source": [{ id: "one", title: "One", "on-select-action": chosen }],
            },
            {
              type: "Switch",
              value: "${data.colour}",
              cases: { red: [{ type: "TextHeading", text: "${data.note}" }] },
            },
            footer({ age: "${form.age}", note: "${data.note}" }),
          ],
          { colour: string("blue"), note: string("none") },
        ),
      ),
    );
    await go(page).click();
    expect(await phone(page).locator(".problem:visible").allInnerTexts()).toEqual(["This field is required"]);
    expect(await phone(page).getByText("Next year").isVisible()).toBe(false);
    await phone(page).getByLabel("Age").fill("20");
    expect(await phone(page).getByText("Next year").innerText()).toBe("Next year: 21");
    expect(await phone(page).locator(".subheading").isVisible()).toBe(false);
    expect(await phone(page).getByText("Grown up").isVisible()).toBe(true);
    await phone(page).getByLabel("One").check();
    expect(await phone(page).locator(".heading").innerText()).toBe("Chosen: one");
    await go(page).click();
    expect(await jsonOf(phone(page))).toMatchObject({ age: 20, note: "Chosen: one" });
  });

  test("references to other screens hold what was put in there", async () => {
    const next = { name: "navigate", next: { type: "screen", name: "LAST" }, payload: {} };
    const first = screen([
      { type: "TextInput", name: "who", label: "Who" },
      { type: "Footer", label: "On", "on-click-action": next },
    ]);
    const again = { type: "TextInput", name: "again", label: "Again" };
    const form = { type: "Form", "init-values": { again: "${screen.ONLY.form.who}" }, children: [again] };
    const text = { type: "TextBody", text: ["`'By ' ${screen.ONLY.form.who}`", "alone"] };
    const last = { id: "LAST", layout: { children: [text, form] } };
    const page = await open(renderPage({ ...first, screens: [...screensOf(first), last] }));
    await phone(page).getByLabel("Who").fill("Ada");
    await go(page).click();
    expect(await phone(page).locator(".body p").allInnerTexts()).toEqual(["By Ada", "alone"]);
    expect(await phone(page).getByLabel("Again").inputValue()).toBe("Ada");
  });

  test("a link is told and not followed", async () => {
    const link = {
      type: "EmbeddedLink",
      text: "More",
      "on-click-action": { name: "open_url", url: "https://example.com" },
    };
    const page = await open(renderPage(screen([link])));
    await phone(page).getByRole("button", { name: "More" }).click();
    expect(await told(page).innerText()).toBe("EmbeddedLink opens https://example.com");
    expect(page.url()).toBe("https://flow.example/");
  });

  test("every component is drawn, and one of a newer version as a box with its name", async () => {
    const used = new Set(componentsOf(travel).map(({ value }) => value.type));
    expect(Object.keys(COMPONENTS).filter((type) => !used.has(type))).toEqual([]);
    const page = await open(renderPage(travel));
    expect(await page.locator("#screens .phone").count()).toBe(screensOf(travel).length);
    expect(await page.locator(".unknown").count()).toBe(0);
    expect(await page.locator(".picture.missing").count()).toBe(0);
    const newer = await open(renderPage(screen([{ type: "HologramPicker", name: "it" }, { type: "toString" }])));
    expect(await phone(newer).locator(".unknown").allInnerTexts()).toEqual([
      "HologramPicker: cannot be drawn here",
      "toString: cannot be drawn here",
    ]);
  });

  test("the flow with all components is played to its response", async () => {
    const page = await open(renderPage(travel));
    const day = (name: string) => phone(page).getByRole("button", { name, exact: true }).click();
    await phone(page).getByText("First snow").click();
    await phone(page).getByRole("button", { name: "Terms of travel" }).click();
    await go(page).click();
    await go(page).click();
    expect(await phone(page).locator(".problem:visible").allInnerTexts()).toEqual([
      "Choose both dates",
      "Choose an option",
    ]);
    await day("19 May 2027");
    await day("31 May 2027");
    await day("31 May 2027");
    await day("Next month");
    await day("3 June 2027");
    await phone(page).getByLabel("Travellers").selectOption({ label: "Three or more" });
    await go(page).click();
    await phone(page).getByLabel("Full name").fill("Ada Lovelace");
    await phone(page).getByLabel("E-mail").fill("ada@example.com");
    await phone(page).getByLabel("Date of birth").fill("1990-12-10");
    await phone(page).getByLabel("How many?").fill("4");
    await phone(page).getByLabel("Window").check();
    await phone(page).getByLabel("A wetsuit").check();
    expect(await phone(page).getByLabel("A guide").isDisabled()).toBe(true);
    await phone(page).getByText("Music").click();
    await go(page).click();
    expect(await phone(page).locator(".body").innerText()).toBe("Nearly there, Ada Lovelace.");
    await go(page).click();
    expect(await phone(page).locator(".body").allInnerTexts()).toEqual([
      "Ada Lovelace, ada@example.com",
      "Three days in Zermatt.",
    ]);
    const file = { name: "me.png", mimeType: "image/png", buffer: Buffer.from("") };
    await phone(page).getByLabel("A photo for your pass").setInputFiles(file);
    await phone(page).getByLabel("I accept the terms of travel").check();
    await go(page).click();
    expect(await jsonOf(phone(page))).toMatchObject({
      trip: "alps",
      photo: [{ file_name: "me.png", mime_type: "image/png" }],
      terms: true,
    });
  });

  test("a flow whose every text is an attack shows it as text and runs nothing", async () => {
    for (const attack of [
      "<script>alert(1)</script>",
      '"><img src=x onerror=alert(1)>',
      "</script><svg onload=alert(1)>",
      "javascript:alert(1)",
      "[x](javascript:alert(1)) ![x](https://evil.example/x.png) **b**",
      "__proto__",
    ]) {
      const page = await open(renderPage(attacked(travel, attack), { title: attack }));
      expect(await page.locator("h1").innerText()).toBe(attack);
      expect(await page.locator("#stage .phone .label").first().innerText()).toBe(attack);
      expect(await page.locator("#screens .phone .heading").first().innerText()).toBe(attack);
      expect(await page.locator("main :is(script, svg[onload], img[src^=http], [onerror])").count()).toBe(0);
      const compared = await open(renderDiffPage(travel, attacked(travel, attack)));
      expect(await compared.locator("#screens .phone .heading").first().isVisible()).toBe(true);
    }
  });

  test.each([
    ["light", "ltr"],
    ["dark", "ltr"],
    ["light", "rtl"],
  ] as const)("axe finds nothing serious: %s, %s", async (theme, direction) => {
    const page = await open(renderPage(travel, { theme, direction }));
    expect(await seriousIn(page, "html")).toEqual([]);
    for (const { id } of screensOf(travel)) {
      await page.getByLabel("Start at").selectOption({ label: String(id) });
      // With the messages of what is missing.
      if ((await go(page).count()) > 0) await go(page).click();
      expect(await seriousIn(page, "#stage")).toEqual([]);
    }
    const after = copy(travel);
    for (const { value } of componentsOf(after, "TextBody", "Footer")) value.label = "Changed";
    expect(await seriousIn(await open(renderDiffPage(travel, after, { theme, direction })), "html")).toEqual([]);
  });

  test("theme and direction follow the reader's system and the texts, and can be switched", async () => {
    const page = await open(renderPage(travel), { colorScheme: "dark" });
    const paper = () => page.evaluate("getComputedStyle(document.querySelector('.phone')).backgroundColor");
    const dark = await paper();
    await page.getByLabel("Theme").selectOption("light");
    expect(await paper()).toBe("rgb(255, 255, 255)");
    await page.getByLabel("Theme").selectOption("dark");
    expect(await paper()).toBe(dark);
    expect(await phone(page).getAttribute("dir")).toBe("ltr");
    await page.getByLabel("Direction").selectOption("rtl");
    expect(await phone(page).getAttribute("dir")).toBe("rtl");
    expect(await page.locator("#screens .phone[dir=rtl]").count()).toBe(screensOf(travel).length);
  });

  test("a comparison marks changed, added and removed components and screens where they stand", async () => {
    const after = copy(signup);
    const [form] = componentsOf(after, "Form");
    const children = form?.value.children as JsonObject[];
    const [name, , ...others] = children;
    const phoneNumber = { type: "TextInput", name: "phone", label: "Phone" };
    if (form) form.value.children = [{ ...name, label: "Your name" }, phoneNumber, ...others];
    after.screens = [...screensOf(after), { id: "NEW", title: "New", layout: { children: [] } }];
    const page = await open(renderDiffPage(signup, after));
    const marked = (side: number) =>
      page
        .locator(`.pair >> nth=0 >> .shown >> nth=${side} >> .content [data-mark]`)
        .evaluateAll((parts) =>
          parts.map((part) => `${part.getAttribute("data-mark")} ${part.querySelector(".label")?.textContent}`),
        );
    expect(await marked(0)).toEqual(["changed Full name", "removed Email address"]);
    expect(await marked(1)).toEqual(["changed Your name", "added Phone (optional)"]);
    expect(await page.locator(".phone[data-mark=added]").getAttribute("data-screen")).toBe("NEW");
    expect(await page.locator(".absent").innerText()).toBe("Before: no such screen");
    expect(await page.locator("#graph .flow-added").textContent()).toContain("NEW");
    expect(await page.locator(".changes").innerText()).toContain('"Full name" -> "Your name"');
  });
}

/** What axe finds that keeps people out, in a part of a page. */
async function seriousIn(page: Page, part: string): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(`axe.run(${JSON.stringify(part)}, { preload: false }).then(({ violations }) =>
    violations.filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map((node) => node.html).join(" ")))`);
}

/** A document with another text for every text that is no word of the format. */
function attacked(document: JsonObject, attack: string): JsonObject {
  const words =
    /^(?:type|id|name|layout|version|value|condition|mode|data_api_version)$|-type$|-size$|-date$|^src$|image/;
  return JSON.parse(JSON.stringify(document), (key, value) =>
    typeof value === "string" && !words.test(key) && !/^\d*$/.test(key) ? attack : value,
  );
}
