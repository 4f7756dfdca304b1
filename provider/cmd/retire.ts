import { setTimeout } from "node:timers/promises";
import { Command } from "commander";
import { CREDENTIALS_HELP, spaceOption, withFlow } from "./live";
import { confirm, log, print, visible } from "./terminal";

const verbs = { DeleteFlow: "delete", DeprecateFlow: "deprecate" } as const;

/** `pulumi-cams retire`: removes a flow that no stack holds. */
export function retireCommand(): Command {
  return new Command("retire")
    .description(
      "Delete a draft or deprecate a published flow, after showing it and asking for confirmation. Deprecation is final.",
    )
    .argument("<flowId>", "id of the flow")
    .option("--yes", "skip the confirmation")
    .addOption(spaceOption())
    .addHelpText("after", `${CREDENTIALS_HELP}\nExample:\n  pulumi-cams retire 926753328126431`)
    .action(async (flowId: string, options: { yes?: boolean; custSpaceId?: string }) => {
      await withFlow(flowId, options.custSpaceId, async (target, { client }) => {
        const flow = await client.call("GetFlow", target);
        print(visible(`flow ${flow.FlowId} ("${flow.FlowName}") is ${flow.Status}`));
        if (flow.Status === "DEPRECATED") return print("nothing to do: a deprecated flow cannot be removed");
        // Loaded only when a flow is removed, so that all commands start at once.
        const { removalOf, removeFlow }: typeof import("../resources/whatsAppFlow") =
          require("../resources/whatsAppFlow");
        const verb = verbs[removalOf(flow.Status)];
        if (!options.yes && !(await confirm(`${verb} it? This cannot be undone. [y/N] `))) {
          return print("nothing was changed");
        }
        const waiting = { client, sleep: setTimeout, log: { progress: log } };
        const done = await removeFlow(waiting, { flowId, custSpaceId: target.CustSpaceId }, flow.Status);
        print(visible(`${verbs[done]}d flow ${flow.FlowId}`));
      });
    });
}
