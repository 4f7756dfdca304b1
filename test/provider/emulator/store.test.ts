import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import fc from "fast-check";
import { openTable } from "../../../provider/emulator/table";
import { camsCall, withEmulator } from "./camsCall";

const folder = mkdtempSync(path.join(tmpdir(), "emulator-store-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("Chat Flows, runs and public keys outlive a restart", async () => {
  const dataFile = path.join(folder, "data.json");
  const seen: unknown[] = [];
  for (const start of ["first", "second"]) {
    await withEmulator({ dataFile }, async (emulator) => {
      if (start === "first") emulator.addChatFlow({ flowCode: "welcome" });
      const key = { PhoneNumber: "86", EncryptionPublicKey: "KEY" };
      if (start === "first") await camsCall(emulator, "UpdatePhoneEncryptionPublicKey", key);
      await camsCall(emulator, "TriggerChatFlow", { FlowCode: "welcome", Uuid: "u" });
      const { reply } = await camsCall(emulator, "GetPhoneEncryptionPublicKey", { PhoneNumber: "86" });
      seen.push([emulator.runs()[0]?.times, Object(reply.Data).EncryptionPublicKey]);
    });
  }
  expect(seen).toEqual([
    [1, "KEY"],
    [2, "KEY"],
  ]);
});

test("a data file that holds only flows is read", async () => {
  const dataFile = path.join(folder, "flows.json");
  const flow = { flowId: "1", custSpaceId: "cams-emulator", flowName: "n", categories: ["OTHER"], status: "DRAFT" };
  writeFileSync(dataFile, JSON.stringify({ flows: [flow] }));
  await withEmulator({ dataFile }, async (emulator) => expect(emulator.flows()).toEqual([flow]));
});

test("the past of a table is what it was at that time, whatever changed since", () => {
  const change = fc.record({
    key: fc.constantFrom("a", "b", "c"),
    value: fc.option(fc.nat(), { nil: undefined }),
    pause: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      let now = 1;
      const table = openTable<{ key: string; value: number }>(
        [],
        ({ key }) => key,
        () => now,
        () => undefined,
      );
      const snapshots: [number, object][] = [];
      for (const { key, value, pause } of changes) {
        now += pause;
        if (value === undefined) table.remove(key);
        else table.put({ key, value });
        snapshots.push([now, Object.fromEntries(table.asOf(now))]);
      }
      for (const [time, then] of snapshots) expect(Object.fromEntries(table.asOf(time))).toEqual(then);
    }),
  );
});
