import fc from "fast-check";
import type { Emulator } from "../../../provider/emulator";
import { openLimits } from "../../../provider/emulator/limits";
import { outcome, withEmulator } from "./camsCall";

const OK = "200 OK";
const list = async (emulator: Emulator, times: number) => {
  const outcomes: string[] = [];
  for (let index = 0; index < times; index++) outcomes.push((await outcome(emulator, "ListFlow")).join(" "));
  return outcomes;
};

test("an account makes five calls a second to an operation, and the next one a second after the first", async () => {
  let now = Date.now();
  await withEmulator({ now: () => now }, async (emulator) => {
    expect(await list(emulator, 6)).toEqual([OK, OK, OK, OK, OK, "400 System.LimitControl"]);
    now += 999;
    expect(await list(emulator, 1)).toEqual(["400 System.LimitControl"]);
    now += 1;
    expect(await list(emulator, 6)).toEqual([OK, OK, OK, OK, OK, "400 System.LimitControl"]);
    expect((await outcome(emulator, "GetFlow", { FlowId: "1" }))[1]).toBe("Emulator.FlowNotFound");
  });
});

test("GetPhoneEncryptionPublicKey may be called five times too, and any operation as often as is said", async () => {
  const now = Date.now();
  await withEmulator({ now: () => now, limitsPerSecond: { ListFlow: 1 } }, async (emulator) => {
    expect(await list(emulator, 2)).toEqual([OK, "400 System.LimitControl"]);
    const keys: unknown[] = [];
    for (let index = 0; index < 6; index++) {
      keys.push((await outcome(emulator, "GetPhoneEncryptionPublicKey", { PhoneNumber: "86" }))[0]);
    }
    expect(keys).toEqual([...Array(5).fill(200), 400]);
  });
});

test("limits can be turned off", async () => {
  const now = Date.now();
  await withEmulator({ now: () => now, limits: "off" }, async (emulator) => {
    expect(new Set(await list(emulator, 12))).toEqual(new Set([OK]));
  });
});

test("no second, wherever it begins, holds more calls than the limit, and a free place is given", () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 6 }), (gaps, perSecond) => {
      let now = 0;
      const limits = openLimits("Throttling", () => now);
      const admitted: number[] = [];
      for (const gap of gaps) {
        now += gap;
        const inWindow = admitted.filter((at) => now - at < 1000).length;
        const admit = () => limits.admit("account", "operation", perSecond);
        if (inWindow < perSecond) {
          admit();
          admitted.push(now);
        } else {
          expect(admit).toThrow("throttling");
        }
      }
    }),
  );
});
