import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { connect } from "../cams";

/** `pulumi-cams retire`: removes a flow that no stack holds. */
export function retireCommand(): Command {
  return new Command("retire")
    .description("Delete a draft, or deprecate a published flow, after showing it and asking. Deprecation is final.")
    .argument("<flowId>", "id of the flow")
    .option("--yes", "do not ask")
    .option("--cust-space-id <id>", "space of the flow (default: CAMS_CUST_SPACE_ID)")
    .addHelpText(
      "after",
      "\nCredentials and endpoint come from the environment, as for `pulumi up`.\n\nExample:\n  pulumi-cams retire 926753328126431",
    )
    .action(async (flowId: string, options: { yes?: boolean; custSpaceId?: string }) => {
      const { settings, client, close } = connect(process.env, undefined, {
        log: { progress: (message) => console.error(message) },
      });
      try {
        const target = { FlowId: flowId, CustSpaceId: options.custSpaceId ?? settings.custSpaceId };
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
      } finally {
        await close();
      }
    });
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error("there is no terminal to ask on; give --yes to go ahead");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}
