import { startEmulator } from "../../../provider/emulator";
import { renderPage } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { camsCall, makeFlow } from "./camsCall";

test("the preview URL shows the page of the document that the flow holds now", async () => {
  const emulator = await startEmulator();
  const FlowId = await makeFlow(emulator, "Membership");
  const { reply } = await camsCall(emulator, "GetFlowPreviewUrl", { FlowId });
  const { PreviewUrl } = reply.Data as { PreviewUrl: string };
  expect((await fetch(PreviewUrl)).status).toBe(404);
  for (const label of ["Continue", "Go on"]) {
    emulator.edit(FlowId, { json: twoScreens(label) });
    const page = await fetch(PreviewUrl);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await page.text()).toBe(renderPage(twoScreens(label), { title: "Membership" }));
  }
  const foreign = await fetch(PreviewUrl, { headers: { origin: "https://evil.example" } });
  expect(foreign.status).toBe(403);
  await emulator.close();
});
