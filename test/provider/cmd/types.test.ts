import { readFileSync } from "node:fs";
import * as path from "node:path";
import { exchangeSchema, exchangeTypes, parseFlow } from "../../../sdk/flow";
import { removeFolders, run } from "./command";

afterAll(removeFolders);

const file = path.join(__dirname, "../../sdk/flow/flows/booking.flow.json");
const booking = parseFlow(readFileSync(file, "utf8"), file);

test("types prints TypeScript, and with --format json-schema JSON Schemas", async () => {
  expect(await run(["types", file])).toEqual({ code: 0, err: "", out: exchangeTypes(booking) });
  const { code, out } = await run(["types", "--format", "json-schema", "-"], { input: JSON.stringify(booking) });
  expect([code, JSON.parse(out)]).toEqual([0, exchangeSchema(booking)]);
});

test("types of a file that is none ends with 2 and one line that names it", async () => {
  const missing = await run(["types", "missing.flow.json"]);
  expect(missing).toEqual({ code: 2, out: "", err: "error: missing.flow.json: no such file or folder\n" });
  expect(await run(["types", "-"], { input: "[]" })).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringMatching(/^error: -/),
  });
});
