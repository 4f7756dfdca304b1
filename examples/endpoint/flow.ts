import { defineFlow } from "pulumi-cams/flow";

/** A visit is booked: the endpoint knows which hours of a day are free. */
export const flow = defineFlow({
  version: "7.3",
  data_api_version: "3.0",
  routing_model: { DAY: ["HOUR"], HOUR: [] },
  screens: [
    {
      id: "DAY",
      title: "Book a visit",
      data: { first_day: { type: "string", __example__: "2030-01-15" } },
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "TextHeading", text: "When would you like to come?" },
          { type: "DatePicker", name: "day", label: "Day", required: true, "min-date": "${data.first_day}" },
          {
            type: "Footer",
            label: "Continue",
            "on-click-action": { name: "data_exchange", payload: { day: "${form.day}" } },
          },
        ],
      },
    },
    {
      id: "HOUR",
      title: "Choose a time",
      terminal: true,
      success: true,
      data: {
        day: { type: "string", __example__: "2030-01-15" },
        hours: {
          type: "array",
          items: { type: "object", properties: { id: { type: "string" }, title: { type: "string" } } },
          __example__: [{ id: "10", title: "10:00" }],
        },
      },
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "TextBody", text: "`'Free on ' ${data.day}`" },
          { type: "RadioButtonsGroup", name: "hour", label: "Time", required: true, "data-source": "${data.hours}" },
          {
            type: "Footer",
            label: "Book",
            "on-click-action": { name: "data_exchange", payload: { day: "${data.day}", hour: "${form.hour}" } },
          },
        ],
      },
    },
  ],
});
