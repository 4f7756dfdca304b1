import { describe, expect, test } from "tstyche";
import { type AnswerTo, createEndpoint, type EndpointRequest, type ExchangeOf } from "../../sdk/endpoint";
import { defineFlow } from "../../sdk/flow/define";
import type { JsonObject } from "../../sdk/flow/json";

const flow = defineFlow({
  version: "7.3",
  data_api_version: "3.0",
  routing_model: { DAY: ["SLOT"], SLOT: ["DONE"], DONE: [] },
  screens: [
    {
      id: "DAY",
      title: "Day",
      layout: {
        type: "SingleColumnLayout",
        children: [
          {
            type: "Form",
            name: "form",
            children: [
              { type: "DatePicker", name: "day", label: "Day" },
              {
                type: "Dropdown",
                name: "size",
                label: "Size",
                "data-source": [
                  { id: "small", title: "Small" },
                  { id: "large", title: "Large" },
                ],
              },
              { type: "TextInput", name: "guests", label: "Guests", "input-type": "number" },
              { type: "CheckboxGroup", name: "extras", label: "Extras", "data-source": "${data.extras}" },
              { type: "If", condition: "${form.day} == ''", then: [{ type: "OptIn", name: "any_day", label: "Any" }] },
              {
                type: "Footer",
                label: "Next",
                "on-click-action": {
                  name: "data_exchange",
                  payload: {
                    step: "day",
                    day: "${form.day}",
                    size: "${form.size}",
                    guests: "${form.guests}",
                    extras: "${form.extras}",
                    any_day: "${form.any_day}",
                  },
                },
              },
            ],
          },
        ],
      },
    },
    {
      id: "SLOT",
      title: "Slot",
      data: {
        hours: {
          type: "array",
          items: { type: "object", properties: { id: { type: "string" }, title: { type: "string" } } },
          __example__: [],
        },
        price: { type: "number", __example__: 5 },
        place: { type: "object", properties: { city: { type: "string" } }, __example__: { city: "Graz" } },
      },
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "RadioButtonsGroup", name: "hour", label: "Hour", "data-source": "${data.hours}" },
          {
            type: "Footer",
            label: "Book",
            "on-click-action": {
              name: "data_exchange",
              payload: {
                hour: "${form.hour}",
                price: "${data.price}",
                city: "${data.place.city}",
                day: "${screen.DAY.form.day}",
              },
            },
          },
        ],
      },
    },
    {
      id: "DONE",
      title: "Done",
      terminal: true,
      layout: {
        type: "SingleColumnLayout",
        children: [{ type: "Footer", label: "Done", "on-click-action": { name: "complete", payload: {} } }],
      },
    },
  ],
});
type Flow = typeof flow;

describe("what a handler is given", () => {
  test("is told apart by action and screen; a screen that exchanges nothing asks nothing", () => {
    expect<EndpointRequest<Flow>["action"]>().type.toBe<"INIT" | "BACK" | "data_exchange">();
    expect<Extract<EndpointRequest<Flow>, { action: "data_exchange" }>["screen"]>().type.toBe<"DAY" | "SLOT">();
    expect<ExchangeOf<Flow, "DONE">>().type.toBe<never>();
  });

  test("has what the inputs of the screen give, also those in branches", () => {
    expect<ExchangeOf<Flow, "DAY">["data"]>().type.toBe<{
      readonly step: "day";
      readonly day: string;
      readonly size: "small" | "large" | "";
      readonly guests: string | number;
      readonly extras: readonly string[];
      readonly any_day: boolean;
    }>();
  });

  test("has what the data model and other screens hold", () => {
    expect<ExchangeOf<Flow, "SLOT">["data"]>().type.toBe<{
      readonly hour: string;
      readonly price: number;
      readonly city: string | undefined;
      readonly day: string;
    }>();
  });
});

describe("what a handler answers", () => {
  test("names a screen to which the routing model leads, its own, or the end", () => {
    expect<AnswerTo<Flow, "DAY">["screen"]>().type.toBe<"DAY" | "SLOT" | "SUCCESS">();
    expect<AnswerTo<Flow, "SLOT">>().type.not.toBeAssignableFrom<{ screen: "DAY" }>();
  });

  test("has the data of that screen, or a message on its own", () => {
    const data = { hours: [{ id: "ten", title: "10:00" }], price: 5, place: { city: "Graz" } };
    expect<AnswerTo<Flow, "DAY">>().type.toBeAssignableFrom({ screen: "SLOT" as const, data });
    expect<AnswerTo<Flow, "DAY">>().type.not.toBeAssignableFrom({ screen: "SLOT" as const, data: { price: 5 } });
    expect<AnswerTo<Flow, "DAY">>().type.not.toBeAssignableFrom({
      screen: "SLOT" as const,
      data: { ...data, price: "5" },
    });
    expect<AnswerTo<Flow, "SLOT">>().type.toBeAssignableFrom({
      screen: "SLOT" as const,
      data: { error_message: "Gone" },
    });
    expect<AnswerTo<Flow, "DAY">>().type.toBeAssignableFrom({ screen: "DAY" as const });
  });
});

describe("createEndpoint", () => {
  const privateKeys = ["..."];
  const end = { screen: "SUCCESS", data: { extension_message_response: { params: { booked: true } } } } as const;

  test("infers all of it from the flow", () => {
    createEndpoint({
      flow,
      privateKeys,
      handle(request) {
        if (request.action !== "data_exchange") return { screen: "DAY" };
        expect(request.screen).type.toBe<"DAY" | "SLOT">();
        if (request.screen === "SLOT") return end;
        expect(request.data.size).type.toBe<"small" | "large" | "">();
        return { screen: "SLOT", data: { hours: [], price: 1, place: {} } };
      },
    });
  });

  test("refuses a screen that the flow does not have, and data that does not fit", () => {
    expect(createEndpoint<Flow>).type.not.toBeCallableWith({ flow, privateKeys, handle: () => ({ screen: "DAYS" }) });
    expect(createEndpoint<Flow>).type.not.toBeCallableWith({
      flow,
      privateKeys,
      handle: () => ({ screen: "SLOT", data: { hours: "ten" } }),
    });
  });

  test("takes a flow from a file as well, with any screens", () => {
    const read: JsonObject = {};
    createEndpoint({
      flow: read,
      privateKeys,
      handle: async (request) => ({ screen: request.screen ?? "ANY", data: { any: 1 } }),
    });
  });
});
