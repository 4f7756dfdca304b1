import { readFileSync } from "node:fs";
import * as path from "node:path";
import { exampleRequests, type JsonObject, type JsonValue, type Opening, openFlow, parseFlow } from "../../../sdk/flow";
import { hard } from "./exchange/flows";

const read = (file: string) => parseFlow(readFileSync(path.join(__dirname, "../../..", file), "utf8"), file);
const signup = read("examples/quickstart/signup.flow.json");
const booking = read("test/sdk/flow/flows/booking.flow.json");

const services: JsonObject[] = [
  { id: "cut", title: "Hair cut" },
  { id: "shave", title: "Shave", enabled: false },
];
const service: JsonObject & { data: JsonObject } = {
  screen: "SERVICE",
  data: { services, greeting: "Hello Ada", has_voucher: false },
};
const slot = { screen: "SLOT", data: { service: "cut", first: "2026-12-01" } };

/** The booking flow, opened by an endpoint that answers one after the other. */
const opened = (answers: JsonValue[] = [service, slot], more: Opening = {}) =>
  openFlow(booking, { flowToken: "token-1", ask: async () => answers.shift() ?? null, ...more });

const screen = (children: JsonObject[], more: JsonObject = {}): JsonObject => ({
  version: "7.3",
  screens: [{ id: "ONLY", title: "Only", terminal: true, layout: { type: "SingleColumnLayout", children }, ...more }],
});
const done = (payload: JsonObject): JsonObject => ({
  type: "Footer",
  label: "Done",
  "on-click-action": { name: "complete", payload },
});

test("a flow with an endpoint is played from its first screen to the reply", async () => {
  const session = await opened();
  expect(session.screen).toMatchObject({
    id: "SERVICE",
    title: "Book a visit",
    data: service.data,
    form: { service: "" },
    components: [
      { type: "TextHeading", text: "Hello Ada" },
      { type: "RadioButtonsGroup", "data-source": services },
      { type: "TextCaption", text: "Ask us about vouchers." },
      { type: "Footer" },
    ],
  });
  expect((await session.submit({ service: "cut" }))?.id).toBe("SLOT");
  expect((await session.submit({ day: "2026-12-03", hour: "ten" }))?.components[1]).toMatchObject({
    text: "On 2026-12-03 at ten",
  });
  expect(await session.submit({ remind: true, note: "By the window" })).toBeUndefined();
  expect(session.reply).toEqual({
    service: "cut",
    day: "2026-12-03",
    hour: "ten",
    note: "By the window",
    remind: true,
    flow_token: "token-1",
  });
  const asked = { version: "3.0", flow_token: "token-1" };
  expect(session.exchanges).toEqual([
    { request: { ...asked, action: "INIT", screen: "", data: {} }, answer: service },
    { request: { ...asked, action: "data_exchange", screen: "SERVICE", data: { service: "cut" } }, answer: slot },
  ]);
});

test("a flow without an endpoint is opened with what its message gives", async () => {
  const session = await openFlow(signup);
  expect(session.screen?.components[0]).toMatchObject({ type: "TextHeading" });
  await expect(session.submit()).rejects.toThrow("cannot be sent: ");
});

test("going back shows the screen before with what was entered, and asks where a screen wants it", async () => {
  const session = await opened([service, slot, service]);
  await session.submit({ service: "cut" });
  expect((await session.back())?.form).toEqual({ service: "cut", voucher: "" });
  expect(session.exchanges.at(-1)?.request).toMatchObject({ action: "BACK", screen: "SERVICE" });
  await expect(session.back()).rejects.toThrow("SERVICE is the first screen");
});

test("a message of the endpoint is shown on the same screen, which keeps what was entered", async () => {
  const session = await opened([service, { screen: "SERVICE", data: { error_message: "Fully booked" } }]);
  await session.submit({ service: "cut" });
  expect([session.message, session.screen?.id, session.screen?.form.service]).toEqual([
    "Fully booked",
    "SERVICE",
    "cut",
  ]);
});

test("an endpoint ends the flow with its own reply", async () => {
  const params = { flow_token: "token-1", booked: true };
  const session = await opened([service, { screen: "SUCCESS", data: { extension_message_response: { params } } }]);
  expect(await session.submit({ service: "cut" })).toBeUndefined();
  expect(session.reply).toEqual(params);
  await expect(session.submit()).rejects.toThrow("the flow has ended");
});

test("an answer that a phone could not show fails, with its code", async () => {
  await expect(opened([{ screen: "SLOT", data: {} }])).rejects.toThrow(
    "INIT: ANSWER_DATA_MISSING data.service is missing",
  );
  const session = await opened([service, { screen: "SUMMARY", data: {} }]);
  await expect(session.submit({ service: "cut" })).rejects.toThrow(
    "data_exchange from SERVICE: ANSWER_SCREEN_NOT_ROUTED",
  );
});

test.each<[JsonObject, string]>([
  [{ servce: "cut" }, "the screen has no input servce (did you mean service?)"],
  [{ voucher: "x" }, "the screen has no input voucher (its inputs are service)"],
  [{ service: "dye" }, "the input service has no option dye (it has cut)"],
  [{ service: "shave" }, "has no option shave"],
  [{ service: ["cut"] }, "takes the id of one of its options"],
  [{}, "the screen SERVICE cannot be sent: service: Choose an option"],
])("what no user could do fails and says why: %j", async (values, says) => {
  await expect((await opened()).submit(values)).rejects.toThrow(says);
});

test("what a selection does is done: data of the screen changes, and what depends on it", async () => {
  const update = (text: string): JsonObject => ({ name: "update_data", payload: { text } });
  const options = ["a", "b"].map((id) => ({ id, title: id, "on-select-action": update(`chosen ${id}`) }));
  const session = await openFlow(
    screen(
      [
        { type: "TextBody", text: "${data.text}" },
        { type: "Dropdown", name: "one", label: "One", "data-source": options },
        {
          type: "CheckboxGroup",
          name: "many",
          label: "Many",
          "data-source": options,
          "on-unselect-action": update("taken back"),
        },
        {
          type: "Switch",
          value: "${form.one}",
          cases: {
            a: [{ type: "TextInput", name: "number", label: "Number", "input-type": "number", required: true }],
          },
        },
        done({ one: "${form.one}", many: "${form.many}", number: "${form.number}" }),
      ],
      { data: { text: { type: "string", __example__: "nothing" } } },
    ),
    { data: { text: "begin" } },
  );
  const text = () => session.screen?.components[0]?.text;
  expect(text()).toBe("begin");
  await session.fill({ one: "a" });
  expect(text()).toBe("chosen a");
  await session.fill({ many: ["a", "b"] });
  expect(text()).toBe("chosen b");
  await session.fill({ many: ["a"] });
  expect(text()).toBe("taken back");
  await expect(session.submit()).rejects.toThrow("number: This field is required");
  await session.submit({ number: 5 });
  expect(session.reply).toEqual({ one: "a", many: ["a"], number: 5, flow_token: "unused" });
});

test("links, entries of lists and read-more are tapped; a web page is only noted", async () => {
  const open = { name: "open_url", url: "https://example.com/terms" };
  const session = await openFlow(
    screen([
      { type: "EmbeddedLink", text: "Terms", "on-click-action": open },
      { type: "OptIn", name: "terms", label: "I accept", "on-click-action": open },
      {
        type: "NavigationList",
        name: "list",
        "list-items": [{ id: "end", "main-content": { title: "End" } }],
        "on-click-action": { name: "complete", payload: { chosen: "${form.list}" } },
      },
    ]),
  );
  await session.tap("Terms");
  await session.tap("terms");
  expect(session.opened).toEqual([open.url, open.url]);
  await expect(session.tap("Nothing")).rejects.toThrow("nothing to tap named Nothing (it has Terms, terms, end)");
  await session.tap("end");
  expect(session.reply).toEqual({ chosen: "end", flow_token: "unused" });
});

test("a flow that cannot be opened so says why", async () => {
  await expect(openFlow(booking, { action: "navigate" })).rejects.toThrow(
    "the screen SERVICE needs data that the message does not contain: services, greeting, has_voucher",
  );
  await expect(openFlow(booking, { screen: "SLOTS" })).rejects.toThrow("no screen SLOTS (did you mean SLOT?)");
  await expect(openFlow(booking, { action: "data_exchange" })).rejects.toThrow("there is none");
  await expect(openFlow({ version: "7.3", screens: [] })).rejects.toThrow("the flow has no screens");
});

test("the examples of a flow are every request that it can make, and the same each time", () => {
  const requests = exampleRequests(hard, "t");
  expect(exampleRequests(hard, "t")).toEqual(requests);
  expect(requests.map(({ site, request: { action, screen } }) => [action, screen, site])).toEqual([
    ["INIT", "", ""],
    ["data_exchange", "SIGN_UP", "EmbeddedLink 1 on-click-action"],
    ["data_exchange", "SIGN_UP", "Footer 1 on-click-action"],
    ["BACK", "SIGN_UP", ""],
  ]);
  expect(requests[2]?.request.data).toMatchObject({ guests: 1, extras: ["option_0"], size: "s", small: true });
});
