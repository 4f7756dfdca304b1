import * as pulumi from "@pulumi/pulumi";
import { WhatsAppFlow } from "../../sdk";
import { twoScreens } from "../engine/flows";

/** Runs a program as the Automation API does: its settings are given by a call, and in no variable of the environment. */
async function placesOfSecrets(settings: Record<string, string>, secretKeys: string[]): Promise<unknown> {
  let inputs: Record<string, unknown> = {};
  await pulumi.runtime.setMocks(
    {
      newResource: (resource) => {
        inputs = resource.inputs;
        return { id: "1", state: resource.inputs };
      },
      call: ({ inputs: given }) => given,
    },
    "project",
    "stack",
  );
  pulumi.runtime.setAllConfig(settings, secretKeys);
  const { urn } = new WhatsAppFlow("signup", { flow: twoScreens() });
  await new Promise((resolve) => urn.apply(resolve));
  return (inputs.__origin as { secrets: unknown }).secrets;
}

test("a space that the stack's settings keep as a secret is one in inline programs, too", async () => {
  const settings = { "cams:custSpaceId": "cams-1" };
  expect(await placesOfSecrets(settings, ["cams:custSpaceId"])).toEqual([["custSpaceId"]]);
  expect(await placesOfSecrets(settings, [])).toEqual([]);
});
