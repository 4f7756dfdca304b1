import { readFileSync } from "node:fs";
import * as path from "node:path";
import { type JsonObject, parseFlow } from "../../../../sdk/flow";

const root = path.join(__dirname, "../../../..");

/** Flows of the repository, by their files. */
export const flows: [file: string, document: JsonObject][] = [
  "examples/quickstart/signup.flow.json",
  "test/sdk/flow/flows/booking.flow.json",
  "test/sdk/flow/flows/rating.flow.json",
  "test/sdk/flow/render/travel.flow.json",
].map((file) => [file, parseFlow(readFileSync(path.join(root, file), "utf8"), file)]);

const footer = (name: string, payload: JsonObject): JsonObject => ({
  type: "Footer",
  label: "Go",
  "on-click-action": { name, payload },
});
const screen = (id: string, children: JsonObject[], more: JsonObject = {}): JsonObject => ({
  id,
  title: id,
  layout: { type: "SingleColumnLayout", children },
  ...more,
});
const options = (...ids: string[]) => ids.map((id) => ({ id, title: id }));

/** A flow with everything that makes types hard: all inputs, expressions, odd keys, twins of names, long unions. */
export const hard: JsonObject = {
  version: "7.3",
  data_api_version: "3.0",
  routing_model: { SIGN_UP: ["SIGNUP", "Sign_Up"], SIGNUP: ["Sign_Up"], Sign_Up: [] },
  screens: [
    screen(
      "SIGN_UP",
      [
        { type: "TextInput", name: "guests", label: "Guests", "input-type": "number" },
        { type: "TextInput", name: "first name", label: "Name" },
        { type: "CheckboxGroup", name: "extras", label: "Extras", "data-source": options(...words(20)) },
        { type: "ChipsSelector", name: "tags", label: "Tags", "data-source": "${data.tags}" },
        { type: "RadioButtonsGroup", name: "size", label: "Size", required: true, "data-source": options("s", "it's") },
        { type: "Dropdown", name: "city", label: "City", "data-source": options('the "old" town', "new", "\\") },
        { type: "CalendarPicker", name: "stay", label: { "start-date": "From", "end-date": "To" }, mode: "range" },
        { type: "PhotoPicker", name: "photos", label: "Photos" },
        { type: "If", condition: "${form.size} == 's'", then: [{ type: "OptIn", name: "small", label: "Small?" }] },
        {
          type: "EmbeddedLink",
          text: "Search",
          "on-click-action": { name: "data_exchange", payload: { type: "search", "search-for": "${form.city}" } },
        },
        footer("data_exchange", {
          guests: "${form.guests}",
          "first name": "${form.first name}",
          extras: "${form.extras}",
          tags: "${form.tags}",
          size: "${form.size}",
          city: "${form.city}",
          stay: "${form.stay}",
          photos: "${form.photos}",
          small: "${form.small}",
          greeting: "`'Hi ' ${form.city}`",
          isBig: "`${form.size} == 'l'`",
          deep: { as: ["it", "${is}"], "1st": 1.5, none: null },
          unknown: "${data.not.there}",
        }),
      ],
      {
        refresh_on_back: true,
        data: {
          tags: {
            type: "array",
            items: { type: "object", properties: { id: { type: "string" } } },
            __example__: options("a"),
          },
        },
      },
    ),
    screen("SIGNUP", [footer("complete", { "flow-version": 7, chosen: "${screen.SIGN_UP.form.extras}" })], {
      terminal: true,
    }),
    screen(
      "Sign_Up",
      [
        { type: "EmbeddedLink", text: "Stop", "on-click-action": { name: "complete", payload: {} } },
        footer("complete", { user: "${data.user.name}", rows: "${data.rows}" }),
      ],
      {
        terminal: true,
        data: {
          user: {
            type: "object",
            properties: { name: { type: "string" }, age: { type: "integer" }, "e-mail": { type: "string" } },
            required: ["name"],
            __example__: { name: "Ada" },
          },
          rows: { type: "array", items: { type: "array", items: { type: "number" } }, __example__: [[1], []] },
          any: { type: "object", __example__: { free: true } },
        },
      },
    ),
  ],
};

function words(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `option_${index}`);
}
