import { Command, Option } from "commander";
import { CREDENTIALS_HELP, spaceOption, withFlow } from "./live";
import { log, print, printJson, visible } from "./terminal";

/** `pulumi-cams preview-url`: where a person can try what CAMS has of a flow. */
export function previewUrlCommand(): Command {
  return new Command("preview-url")
    .description("Print a temporary preview URL of a flow. Anyone with the URL can open it.")
    .argument("<flowId>", "id of the flow")
    .addOption(spaceOption())
    .addOption(new Option("--format <format>", "output format").choices(["text", "json"]).default("text"))
    .addHelpText("after", `${CREDENTIALS_HELP}\nExample:\n  pulumi-cams preview-url 926753328126431`)
    .action(async (flowId: string, { custSpaceId, format }: { custSpaceId?: string; format: "text" | "json" }) => {
      await withFlow(flowId, custSpaceId, async (target, { client }) => {
        const { PreviewUrl: url, PreviewUrlExpires: until } = await client.call("GetFlowPreviewUrl", target);
        const expires = until == null ? undefined : new Date(until).toISOString();
        if (format === "json") return printJson({ flowId, url, expires });
        print(visible(url));
        if (expires !== undefined) log(`valid until ${expires}`);
      });
    });
}
