import type { PageModel } from "../model";
import { element } from "./dom";

const THEMES = { auto: "Same as system", light: "Light", dark: "Dark" };
const DIRECTIONS = { ltr: "Left to right", rtl: "Right to left" };

/** The switches at the top of the page. */
export function drawSwitches(model: PageModel, setDirection: (direction: string) => void): HTMLElement[] {
  return [
    drawSwitch("theme", "Theme", THEMES, model.theme, (theme) => {
      document.documentElement.dataset.theme = theme;
    }),
    drawSwitch("direction", "Direction", DIRECTIONS, model.direction, setDirection),
  ];
}

function drawSwitch(
  id: string,
  label: string,
  options: Readonly<Record<string, string>>,
  chosen: string,
  change: (value: string) => void,
): HTMLElement {
  const control = element(
    "select",
    { id },
    ...Object.entries(options).map(([value, text]) => element("option", { value }, text)),
  );
  control.value = chosen;
  control.addEventListener("change", () => change(control.value));
  return element("div", { class: "switch" }, element("label", { for: id }, label), control);
}
