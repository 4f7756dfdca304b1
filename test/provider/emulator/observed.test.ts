import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { startEmulator } from "../../../provider/emulator";
import { observedOptions } from "../../../provider/emulator/observed";
import { reportOf, type Seen } from "../../../provider/observations";
import { camsCall, makeFlow, outcome } from "./camsCall";

const reportWith = (seen: Seen) =>
  reportOf({ product: "0.1.0", day: "2026-01-02", scope: "publish", checks: [], actions: {}, seen });

const refusal = { code: "FlowRecord.Missing", status: 404, words: "nothing known", category: "refused" } as const;

test("a code that no option has is played as it was seen, with its status and words", async () => {
  const observed = reportWith({
    unknownFlow: refusal,
    nameTaken: { code: "DuplicateName", status: 409, words: "is not unique", category: "nameTaken" },
    publishFailed: { code: "MetaError", status: 400, words: "139002", category: "publishRefused" },
  });
  const emulator = await startEmulator({ observed });
  expect(await outcome(emulator, "GetFlow", { FlowId: "1" })).toEqual([404, "FlowRecord.Missing"]);
  const FlowId = await makeFlow(emulator);
  const again = await camsCall(emulator, "CreateFlow", { FlowName: "name", Categories: ["OTHER"] });
  expect([again.status, again.reply]).toMatchObject([
    409,
    { Code: "DuplicateName", Message: "Flow name is not unique" },
  ]);
  expect((await camsCall(emulator, "PublishFlow", { FlowId })).reply).toMatchObject({
    Code: "MetaError",
    Message: expect.stringContaining("139002"),
  });
  await emulator.close();
});

test("options that are given win over what was observed, and the rest has its defaults", async () => {
  const emulator = await startEmulator({
    observed: reportWith({ unknownFlow: refusal, noDocument: "refused" }),
    unknownFlow: "100",
  });
  expect(await outcome(emulator, "GetFlow", { FlowId: "1" })).toEqual([400, "100"]);
  await emulator.close();
});

test("what cannot be played keeps its default", () => {
  expect(
    observedOptions(
      reportWith({
        publishedEdits: "documents-stay-published",
        readBack: "differs",
        listOrder: "other",
        versionReply: "other",
        nameTaken: "accepted",
        throttleForm: { code: "SlowDown", status: 503, retryAfter: false, isUnderstood: false },
        sameNonce: "second flow",
      }),
    ),
  ).toEqual({});
});

test("a lag whose end was not seen is played as long as it was waited for", () => {
  expect(observedOptions(reportWith({ getFlowLagMs: { atLeastMs: 75_000 } }))).toEqual({ getFlowLagMs: 75_000 });
});

test("a report is named by its file, and a file that is none by what is wrong with it", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "pulumi-cams-"));
  const file = path.join(folder, "cams-observations.json");
  await expect(startEmulator({ observed: file })).rejects.toThrow(`${file}: no such file`);
  writeFileSync(file, "{}");
  await expect(startEmulator({ observed: file })).rejects.toThrow(`${file}: it is not a report`);
  writeFileSync(file, JSON.stringify(reportWith({ unknownFlow: refusal })));
  const emulator = await startEmulator({ observed: file });
  expect(await outcome(emulator, "GetFlow", { FlowId: "1" })).toEqual([404, "FlowRecord.Missing"]);
  await emulator.close();
  rmSync(folder, { recursive: true });
});
