import * as pulumi from "@pulumi/pulumi";
import { describe, expect, test } from "tstyche";
import { defineFlow } from "../../sdk/flow/define";
import type { FlowJson, FormComponent, LayoutComponent } from "../../sdk/flow/generated/flowJson";
import type { WhatsAppFlowArgs } from "../../sdk/whatsAppFlow";

declare const later: pulumi.Output<string>;

const done = { type: "Footer", label: "Done", "on-click-action": { name: "complete", payload: {} } } as const;

describe("what is a flow compiles", () => {
  const flow = defineFlow({
    version: "7.3",
    data_api_version: "4.0",
    routing_model: { WELCOME: ["LAST"], LAST: [] },
    screens: [
      {
        id: "WELCOME",
        title: "Welcome",
        data: { cities: { type: "array", items: { type: "object" }, __example__: [{ id: "a", title: "A" }] } },
        layout: {
          type: "SingleColumnLayout",
          children: [
            { type: "TextBody", text: ["One line", "another"], "font-weight": "bold", visible: "${data.shown}" },
            {
              type: "Form",
              name: "form",
              children: [
                { type: "Dropdown", name: "city", label: "City", "data-source": "${data.cities}", required: true },
                {
                  type: "If",
                  condition: "${form.city} == 'a'",
                  then: [{ type: "TextInput", name: "street", label: "Street", "max-chars": 40 }],
                },
                {
                  type: "Footer",
                  label: "Next",
                  "on-click-action": {
                    name: "navigate",
                    next: { type: "screen", name: "LAST" },
                    payload: { city: "${form.city}", more: { list: [1, null, true] } },
                  },
                },
              ],
            },
          ],
        },
      },
      {
        id: "LAST",
        title: "Thank you",
        terminal: true,
        data: { city: { type: "string", __example__: "a", minLength: 1 } },
        layout: { type: "SingleColumnLayout", children: [done] },
      },
    ],
  });

  test("and keeps its literals", () => {
    expect(flow.screens[0].id).type.toBe<"WELCOME">();
    expect(flow.screens[1].layout.children[0].label).type.toBe<"Done">();
  });

  test("and is a FlowJson, and what WhatsAppFlow takes", () => {
    expect(flow).type.toBeAssignableTo<FlowJson>();
    expect(flow).type.toBeAssignableTo<WhatsAppFlowArgs["flow"]>();
  });
});

describe("an Output may stand", () => {
  test("for a text, a truth, a list, a component, a screen and a value of a payload", () => {
    defineFlow({
      version: "7.3",
      screens: [
        pulumi.output({ id: "OTHER" }),
        {
          id: "FIRST",
          title: later,
          terminal: pulumi.output(true),
          layout: {
            type: "SingleColumnLayout",
            children: [
              pulumi.output({ type: "TextBody", text: "Hello" }),
              { type: "Dropdown", name: "city", label: later, "data-source": pulumi.output([{ id: "a", title: "A" }]) },
              { type: "Footer", label: "Done", "on-click-action": { name: "complete", payload: { city: later } } },
            ],
          },
        },
      ],
    });
  });

  test("for the target of a navigate", () => {
    defineFlow({
      version: "7.3",
      screens: [
        {
          id: "FIRST",
          title: "First",
          layout: {
            type: "SingleColumnLayout",
            children: [
              {
                type: "EmbeddedLink",
                text: "Read",
                "on-click-action": { name: "navigate", next: { type: "screen", name: later } },
              },
            ],
          },
        },
      ],
    });
  });

  test("for the id of a screen, and then every target is taken", () => {
    defineFlow({
      version: "7.3",
      screens: [
        {
          id: later,
          title: "First",
          layout: {
            type: "SingleColumnLayout",
            children: [
              {
                type: "EmbeddedLink",
                text: "Read",
                "on-click-action": { name: "navigate", next: { type: "screen", name: "ANY" } },
              },
            ],
          },
        },
      ],
    });
  });

  test("not for the type of a component", () => {
    defineFlow({
      version: "7.3",
      screens: [
        {
          id: "FIRST",
          title: "First",
          layout: {
            type: "SingleColumnLayout",
            // @ts-expect-error Type 'Output<string>' is not assignable to type
            children: [{ type: later, text: "Hello" }],
          },
        },
      ],
    });
  });
});

describe("a component that was typed elsewhere", () => {
  test("is taken as it is", () => {
    const component: LayoutComponent = { type: "TextBody", text: "Hello" };
    defineFlow({
      version: "7.3",
      screens: [{ id: "ONLY", title: "Only", layout: { type: "SingleColumnLayout", children: [component] } }],
    });
  });

  test("goes for one of a Form only if a Form takes it", () => {
    expect<FormComponent>().type.not.toBeAssignableFrom({ type: "RichText", text: "Hello" } as const);
    expect<LayoutComponent>().type.toBeAssignableFrom({ type: "RichText", text: "Hello" } as const);
  });

  test("goes for a whole flow", () => {
    expect(defineFlow).type.toBeCallableWith({ version: "7.3", screens: [] } as FlowJson);
  });
});

describe("the compiler refuses, each at its place,", () => {
  test("a navigate to a screen that the flow does not have", () => {
    defineFlow({
      version: "7.3",
      screens: [
        {
          id: "FIRST",
          title: "First",
          layout: {
            type: "SingleColumnLayout",
            children: [
              {
                type: "Form",
                name: "form",
                children: [
                  {
                    type: "Footer",
                    label: "Next",
                    "on-click-action": {
                      name: "navigate",
                      next: {
                        type: "screen",
                        // @ts-expect-error Type '"THIRD"' is not assignable to type '"FIRST" | "SECOND"'.
                        name: "THIRD",
                      },
                    },
                  },
                ],
              },
            ],
          },
        },
        { id: "SECOND", title: "Second", layout: { type: "SingleColumnLayout", children: [done] } },
      ],
    });
  });

  test("a route from or to a screen that the flow does not have", () => {
    defineFlow({
      version: "7.3",
      routing_model: {
        // @ts-expect-error Type '"SECOND"' is not assignable to type
        FIRST: ["SECOND"],
        // @ts-expect-error is not assignable to type '"THIRD is not a screen of the flow"'
        THIRD: [],
      },
      screens: [{ id: "FIRST", title: "First", layout: { type: "SingleColumnLayout", children: [done] } }],
    });
  });

  test("an unknown property, and one that the component does not take", () => {
    defineFlow({
      version: "7.3",
      // @ts-expect-error Type '"x"' is not assignable to type '"name is not a property"'.
      name: "x",
      screens: [
        {
          id: "FIRST",
          title: "First",
          layout: {
            type: "SingleColumnLayout",
            children: [
              // @ts-expect-error Type '"red"' is not assignable to type '"colour is not a property of TextBody"'.
              { type: "TextBody", text: "Hello", colour: "red" },
              // @ts-expect-error Type 'true' is not assignable to type '"visible is not a property of Footer"'.
              { type: "Footer", label: "Done", visible: true, "on-click-action": { name: "complete" } },
              // @ts-expect-error Type '"B"' is not assignable to type '"titel is not a property"'.
              { type: "Dropdown", name: "d", label: "D", "data-source": [{ id: "a", title: "A", titel: "B" }] },
              {
                type: "Form",
                name: "form",
                children: [
                  // @ts-expect-error Type '"x"' is not assignable to type '"init-value is not a property of TextInput"'.
                  { type: "TextInput", name: "a", label: "A", "init-value": "x" },
                ],
              },
              {
                type: "EmbeddedLink",
                text: "Read",
                "on-click-action": {
                  name: "open_url",
                  url: "https://example.com",
                  // @ts-expect-error is not assignable to type '"payload is not a property of the action open_url"'
                  payload: {},
                },
              },
            ],
          },
        },
      ],
    });
  });

  test("a missing property", () => {
    defineFlow({
      version: "7.3",
      screens: [
        {
          id: "FIRST",
          title: "First",
          layout: {
            type: "SingleColumnLayout",
            children: [
              // @ts-expect-error Property 'label' is missing
              { type: "TextInput", name: "a" },
            ],
          },
        },
      ],
    });
  });

  test("a value of a wrong type, and a version that Meta does not take", () => {
    defineFlow({
      // @ts-expect-error Type '"5.0"' is not assignable to type
      version: "5.0",
      screens: [
        {
          id: "FIRST",
          title: "First",
          // @ts-expect-error Type 'string' is not assignable to type 'boolean | Later | undefined'.
          terminal: "yes",
          layout: {
            type: "SingleColumnLayout",
            children: [
              // @ts-expect-error Type 'number' is not assignable to type 'string | Later | readonly (string | Later)[]'.
              { type: "TextBody", text: 5 },
              // @ts-expect-error Type '"yes"' is not assignable to type
              { type: "TextBody", text: "Hello", visible: "yes" },
              // @ts-expect-error Type '"fat"' is not assignable to type
              { type: "TextBody", text: "Hello", "font-weight": "fat" },
            ],
          },
        },
      ],
    });
  });

  test("an unknown component, a component where it cannot stand, and an action that is not possible there", () => {
    defineFlow({
      version: "7.3",
      screens: [
        {
          id: "FIRST",
          title: "First",
          layout: {
            type: "SingleColumnLayout",
            children: [
              // @ts-expect-error Did you mean '"TextBody"'?
              { type: "TextBoddy", text: "Hello" },
              {
                type: "Form",
                name: "form",
                children: [
                  // @ts-expect-error Type '"RichText"' is not assignable to type
                  { type: "RichText", text: "Hello" },
                ],
              },
              {
                type: "EmbeddedLink",
                text: "Read",
                "on-click-action": {
                  // @ts-expect-error Type '"complete"' is not assignable to type
                  name: "complete",
                },
              },
            ],
          },
        },
      ],
    });
  });
});
