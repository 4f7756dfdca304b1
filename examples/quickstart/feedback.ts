import { defineFlow } from "pulumi-cams";

/** A two-screen survey: what went well or wrong, then a comment. */
export function feedbackFlow(topics: string[]) {
  return defineFlow({
    version: "7.3",
    routing_model: { RATING: ["COMMENT"], COMMENT: [] },
    screens: [
      {
        id: "RATING",
        title: "Your feedback",
        data: {},
        layout: {
          type: "SingleColumnLayout",
          children: [
            { type: "TextHeading", text: "How did we do?" },
            {
              type: "Form",
              name: "rating_form",
              children: [
                {
                  type: "RadioButtonsGroup",
                  name: "rating",
                  label: "Your rating",
                  required: true,
                  "data-source": [
                    { id: "good", title: "Good" },
                    { id: "fair", title: "Fair" },
                    { id: "poor", title: "Poor" },
                  ],
                },
                {
                  type: "CheckboxGroup",
                  name: "topics",
                  label: "What is it about?",
                  required: false,
                  "data-source": topics.map((title) => ({ id: title.toLowerCase(), title })),
                },
                {
                  type: "Footer",
                  label: "Continue",
                  "on-click-action": {
                    name: "navigate",
                    next: { type: "screen", name: "COMMENT" },
                    payload: { rating: "${form.rating}", topics: "${form.topics}" },
                  },
                },
              ],
            },
          ],
        },
      },
      {
        id: "COMMENT",
        title: "One more word",
        terminal: true,
        success: true,
        data: {
          rating: { type: "string", __example__: "good" },
          topics: { type: "array", items: { type: "string" }, __example__: ["delivery"] },
        },
        layout: {
          type: "SingleColumnLayout",
          children: [
            {
              type: "Form",
              name: "comment_form",
              children: [
                { type: "TextArea", name: "comment", label: "Tell us more", required: false, "max-length": 600 },
                {
                  type: "Footer",
                  label: "Send",
                  "on-click-action": {
                    name: "complete",
                    payload: { rating: "${data.rating}", topics: "${data.topics}", comment: "${form.comment}" },
                  },
                },
              ],
            },
          ],
        },
      },
    ],
  });
}
