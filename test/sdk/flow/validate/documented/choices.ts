import type { JsonObject } from "../../../../../sdk/flow";
import { complete, flow, footer, screen } from "../ruleCase";
import { boolean, choice, type DocumentedFlow, inVersions, optionList, PIXEL, single, string } from "./documentedFlow";

const groups = ["CheckboxGroup", "RadioButtonsGroup", "Dropdown"];
const captions: JsonObject[] = [
  { "left-caption": "1 of 2", "right-caption": "12 EUR" },
  { "center-caption": "No charge today", enabled: true },
];

/** Options, chips, boxes to tick and buttons, in the forms that Meta documents. */
export const choices: DocumentedFlow[] = [
  // reference/components#checkbox, #radio, #drop
  ...groups.flatMap((type) =>
    inVersions("5.1", "reference/components#checkbox", `a ${type} with options that are written out`, (version) =>
      single(version, [
        choice(type, {
          required: true,
          "data-source": [
            { id: "a", title: "Garden", description: "Quiet", metadata: "12 sqm", enabled: true },
            { id: "b", title: "Sea", description: "Bright", metadata: "14 sqm", enabled: false },
          ],
        }),
      ]),
    ),
  ),
  // reference/components#checkbox, #radio, #drop
  ...groups.flatMap((type) =>
    inVersions("5.1", "reference/components#radio", `a ${type} whose options come as data`, (version) =>
      single(version, [choice(type, { "data-source": "${data.rooms}", enabled: "${data.yes}" })], {
        data: { rooms: optionList, yes: boolean },
      }),
    ),
  ),
  // reference/components#checkbox, #radio
  ...["CheckboxGroup", "RadioButtonsGroup"].flatMap((type) =>
    inVersions("5.1", "reference/components#checkbox", `a ${type} with pictures, and one with colours`, (version) =>
      single(
        version,
        [
          choice(type, {
            "media-size": "large",
            description: "As seen from the window",
            "data-source": [{ id: "a", title: "Garden", image: PIXEL, "alt-text": "Trees" }],
          }),
          choice(type, {
            name: "wall",
            "media-size": "${data.size}",
            "data-source": [{ id: "a", title: "Blue", color: "#0033AA", "alt-text": "Blue" }],
          }),
        ],
        { data: { size: string("regular") } },
      ),
    ),
  ),
  // reference/components#checkbox
  ...inVersions(
    "5.1",
    "reference/components#checkbox",
    "how many boxes may be ticked, and which are at first",
    (version) =>
      single(version, [
        choice("CheckboxGroup", { "min-selected-items": 0, "max-selected-items": 2, "init-value": ["sea"] }),
        choice("RadioButtonsGroup", { name: "bed", "init-value": "sea", "error-message": "Choose another one" }),
      ]),
  ),
  // reference/components#chips
  ...inVersions("6.3", "reference/components#chips", "chips with a description and limits", (version) =>
    single(version, [
      choice("ChipsSelector", { description: "Up to two", "min-selected-items": 1, "max-selected-items": 2 }),
    ]),
  ),
  // reference/components#foot
  ...captions.flatMap((more) =>
    inVersions("5.1", "reference/components#foot", `a button with ${Object.keys(more)[0]}`, (version) =>
      flow(version, [screen("BOOKING", [footer(complete(), more)], { terminal: true })]),
    ),
  ),
  // reference/components#opt
  ...inVersions("5.1", "reference/components#opt", "boxes to tick, one required and ticked at first", (version) =>
    single(version, [
      { type: "OptIn", name: "terms", label: "I accept the terms", required: true, "init-value": true },
      { type: "OptIn", name: "offers", label: "Send me offers", visible: true },
    ]),
  ),
  // reference/components#opt
  ...inVersions(
    "6.0",
    "reference/flowjson#open_url-action",
    "a box to tick and a link that open a web page",
    (version) =>
      single(version, [
        {
          type: "OptIn",
          name: "T&Cs",
          label: "Terms",
          "on-click-action": { name: "open_url", url: "https://example.com/" },
        },
        { type: "EmbeddedLink", text: "Terms", "on-click-action": { name: "open_url", url: "https://example.com/" } },
      ]),
  ),
];
