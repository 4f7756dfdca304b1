import { Command } from "commander";
import { CREDENTIALS_HELP, spaceOption, withFlow } from "./live";
import { confirm } from "./terminal";

/** `pulumi-cams retire`: removes a flow that no stack holds. */
export function retireCommand(): Command {
  return new Command("retire")
    .description("Delete a draft, or deprecate a published flow, after showing it and asking. Deprecation is final.")
    .argument("<flowId>", "id of the flow")
    .option("--yes", "do not ask")
    .addOption(spaceOption())
    .addHelpText("after", `${CREDENTIALS_HELP}\nExample:\n  pulumi-cams retire 926753328126431`)
    .action(async (flowId: string, options: { yes?: boolean; custSpaceId?: string }) => {
      await withFlow(flowId, options.custSpaceId, async (target, { client }) => {
        const flow = await client.call("GetFlow", target);
        console.log(`flow ${flow.FlowId} ("${flow.FlowName}") is ${flow.Status}`);
        if (flow.Status === "DEPRECATED") return console.log("nothing to do: a deprecated flow cannot be removed");
        const [operation, verb] =
          flow.Status === "DRAFT" ? (["DeleteFlow", "delete"] as const) : (["DeprecateFlow", "deprecate"] as const);
        if (!options.yes && !(await confirm(`${verb} it? This cannot be undone. [y/N] `))) {
          return console.log("nothing was changed");
        }
        await client.call(operation, target);
        console.log(`${verb}d flow ${flow.FlowId}`);
      });
    });
}
