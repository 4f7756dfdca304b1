import type { CheckContext } from "../../context";
import type { Rule } from "../../rule";
import type { ComponentNode, ScreenNode } from "../../tree";

/** RichText and NavigationList take up a screen; little or nothing may stand beside them. */
export const company: Rule = ({ screens }, context) => {
  for (const screen of screens) {
    checkRichText(screen, context);
    checkNavigationList(screen, context);
  }
};

function checkRichText(screen: ScreenNode, { report, isSince }: CheckContext): void {
  const richText = screen.components.find(({ type }) => type === "RichText");
  if (richText === undefined) return;
  const fitting = isSince("6.3") ? ["RichText", "Footer"] : ["RichText"];
  const others = screen.components.filter(({ type, parents }) => parents.length === 0 && !fitting.includes(type));
  if (others.length === 0) return;
  report({
    code: isSince("6.0") ? "INVALID_COMPONENT_PLACEMENT" : "INVALID_RICHTEXT_PLACEMENT",
    path: richText.path,
    message: `RichText shares the screen ${screen.id} with ${typesOf(others)}`,
    hint: isSince("6.3")
      ? "keep only a Footer next to it, and use TextBody with markdown: true elsewhere"
      : "give it its own screen; from version 6.3 a Footer may be next to it",
  });
}

function checkNavigationList(screen: ScreenNode, { report }: CheckContext): void {
  const list = screen.components.find(({ type }) => type === "NavigationList");
  if (list === undefined) return;
  const others = screen.components.filter(({ type }) => type !== "NavigationList" && type !== "Form");
  if (others.length > 0) {
    report({
      code: "INVALID_COMPONENT_PLACEMENT",
      path: list.path,
      message: `NavigationList shares the screen ${screen.id} with ${typesOf(others)}`,
      hint: "only another NavigationList may be on the same screen",
    });
  }
  if (screen.value.terminal === true) {
    report({
      code: "INVALID_PROPERTY_KEY",
      path: [...screen.path, "terminal"],
      message: `the screen ${screen.id} has a NavigationList, so the flow cannot end there`,
      hint: "remove terminal, and make the entries lead to a screen that ends the flow",
    });
  }
}

const typesOf = (components: ComponentNode[]) => [...new Set(components.map(({ type }) => type))].join(", ");
