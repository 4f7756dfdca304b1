// Flow JSON documents of any size, all of them valid and no two alike.

const letters = (index) => String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));

/** A valid flow of so many screens, each with eight inputs: about 2.5 KB a screen as indented JSON. */
export function flowOf(screens, name = "") {
  const id = (index) => `SCREEN_${letters(index)}`;
  const inputs = (index) =>
    Array.from({ length: 8 }, (_, number) => ({
      type: "TextInput",
      name: `input_${index}_${number}`,
      label: `Question ${number}`,
      "helper-text": "As on your card",
      required: true,
    }));
  const screen = (_, index) => {
    const isLast = index === screens - 1;
    const action = isLast
      ? { name: "complete", payload: {} }
      : { name: "navigate", next: { type: "screen", name: id(index + 1) }, payload: {} };
    const footer = { type: "Footer", label: "Continue", "on-click-action": action };
    return {
      id: id(index),
      title: `${name} step ${index + 1}`.trim(),
      ...(isLast ? { terminal: true } : {}),
      data: {},
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "TextHeading", text: `Part ${index + 1}` },
          { type: "Form", name: `form_${index}`, children: [...inputs(index), footer] },
        ],
      },
    };
  };
  const routes = Array.from({ length: screens }, (_, index) => [
    id(index),
    index === screens - 1 ? [] : [id(index + 1)],
  ]);
  return {
    version: "7.3",
    routing_model: Object.fromEntries(routes),
    screens: Array.from({ length: screens }, screen),
  };
}

/** So many different flows of two screens. */
export const differentFlows = (count) => Array.from({ length: count }, (_, index) => flowOf(2, `Flow ${index}`));
