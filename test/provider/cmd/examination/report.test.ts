import { readFileSync } from "node:fs";
import * as path from "node:path";
import { OPTIONS } from "../../../../provider/emulator/options";
import { NOT_ASKED, QUESTIONS, questionIds, readReport, reportable } from "../../../../provider/observations";
import { camsCall, makeFlow } from "../../emulator/camsCall";
import { openWorld } from "./world";

const read = (file: string) => readFileSync(path.join(__dirname, "../../../..", file), "utf8");

test("nothing of the account is in a report: no secret, id, name, number, URL or free text", async () => {
  const account = { accessKeyId: "LTAIcanary", accessKeySecret: "canary-secret", spaces: ["cams-canary-space"] };
  const world = await openWorld({ accounts: [account] });
  const { emulator } = world;
  const CustSpaceId = emulator.custSpaceId;
  await makeFlow(emulator, "canary-flow", { CustSpaceId, EndpointUri: "https://canary.example/endpoint" });
  emulator.addPhoneNumber({ phoneNumber: "4915112345678", status: "canary-status" });
  await camsCall(emulator, "UpdatePhoneEncryptionPublicKey", {
    PhoneNumber: "4915112345678",
    EncryptionPublicKey: "canary-key",
    CustSpaceId,
  });
  const { flowCode } = emulator.addChatFlow({ title: "canary-chat" });
  emulator.fail("GetFlow", {
    code: "Canary.cams-canary-space",
    message: "flow canary-flow of 4915112345678 does not exist",
  });
  emulator.fail("GetFlowPreviewUrl", { code: "123456789012345", message: "canary" });
  const { report, findings } = await world.run({ probe: "publish" });
  await world.close();

  const text = JSON.stringify(report);
  const ids = emulator.flows().map(({ flowId }) => flowId);
  const secret = [
    /canary/i,
    /LTAI/,
    /4915112345678/,
    /https?:/,
    /pulumi-cams-doctor/,
    /emulator-key/,
    new RegExp(new URL(emulator.endpoint).port),
  ];
  for (const each of [...secret, ...ids.map((id) => new RegExp(id)), new RegExp(flowCode)])
    expect(text).not.toMatch(each);
  expect(report.seen.unknownFlow).toMatchObject({ code: "other", words: "does not exist" });
  // Nor are secrets in what a person is shown.
  expect(JSON.stringify(findings)).not.toMatch(/canary-secret|canary-key/);
});

test.each([
  ["Emulator.FlowNotFound", "Emulator.FlowNotFound"],
  ["InvalidParameter.FileUrlError", "InvalidParameter.FileUrlError"],
  ["139002", "139002"],
  ["HTTP429", "HTTP429"],
  ["Flow.333993838123456", "other"],
  ["4915112345678", "other"],
  ["cams-kei1234x", "other"],
  ["a b", "other"],
  ["", "other"],
])("the code %j stands in a report as %s", (code, shown) => expect(reportable(code)).toBe(shown));

test("a report says for each question what was asked, seen and assumed, and what adapts the product", async () => {
  const world = await openWorld({
    publishedEdits: "refused",
    presignedLinks: "refused",
    omittedEndpoint: "keeps",
    unknownFlow: "Unknown.ResourceOwnerId",
  });
  const { report, answered } = await world.run({ probe: "publish" });
  await world.close();
  expect(report).toMatchObject({ format: "cams-observations", version: 1, product: "0.1.0", scope: "publish" });
  expect(readReport(JSON.stringify(report))).toEqual(report);
  const differing = report.questions.filter(({ agrees }) => !agrees);
  expect(differing.map(({ id, adapts }) => [id, adapts])).toEqual([
    ["unknownFlow", "`cams:codes` gives a code its meaning; one that CAMS documents keeps its own"],
    ["presignedLinks", "`cams:assetLinks` `plain`, or the input `assetUrl`"],
    ["omittedEndpoint", expect.stringMatching(/^none: /)],
    ["publishedEdits", 'the input `onPublishedChange: "replace"`'],
  ]);
  const warned = answered.filter(({ level }) => level === "warning").map(({ id }) => id);
  expect(warned).toEqual(differing.map(({ id }) => id));
  expect(report.questions.map(({ id }) => id)).toEqual(questionIds.filter((id) => report.seen[id] !== undefined));
});

test("a code that is not understood is understood with cams:codes, as the report advises", async () => {
  const world = await openWorld({ unknownFlow: { code: "Flow.Gone", message: "", status: 400 } });
  const agrees = async (env = {}) => {
    const { questions } = (await world.run({ env })).report;
    return questions.find(({ id }) => id === "unknownFlow")?.agrees;
  };
  expect([await agrees(), await agrees({ CAMS_CODES: '{"Flow.Gone": "notFound"}' })]).toEqual([false, true]);
  await world.close();
});

test.each([
  ["{", "it does not contain JSON"],
  ["[]", "it is not a report of `pulumi-cams doctor`"],
  ['{"format": "cams-observations", "version": 2}', "its version is 2, and this release reads version 1"],
  ['{"format": "cams-observations", "version": 1}', "product has a value that this release does not know"],
])("a file that is no report is refused with what is wrong: %s", (text, says) => {
  expect(() => readReport(text)).toThrow(says);
});

test("a report that was saved by an editor of Windows is read", async () => {
  const world = await openWorld();
  const { report } = await world.run();
  await world.close();
  expect(readReport(`\uFEFF${JSON.stringify(report, null, 2).replaceAll("\n", "\r\n")}`)).toEqual(report);
});

test("each option of what CAMS leaves unknown is asked, or it is said why not", () => {
  const asked = questionIds.filter((id) => id in OPTIONS);
  expect([...asked, ...Object.keys(NOT_ASKED)].sort()).toEqual(Object.keys(OPTIONS).sort());
});

test("each question names a setting that adapts the product, or says why it needs none", () => {
  for (const { adapts } of Object.values(QUESTIONS)) expect(adapts).toMatch(/^(none: |`|the input `)/);
});

test("the page about doctor has each question with what it takes, what is assumed, and what adapts", () => {
  const [, section = ""] = read("docs/doctor.md").split("## The questions\n");
  const rows = section.split("\n").filter((line) => /^\| `\w+` \|/.test(line));
  const expected = questionIds.map((id) => {
    const { asks, asked, assumed, adapts } = QUESTIONS[id];
    return `| \`${id}\` | ${asks === "read-only" ? "" : `\`${asks}\``} | ${asked} | ${assumed} | ${adapts} |`;
  });
  const unasked = Object.entries(NOT_ASKED).map(([id, why]) => `| \`${id}\` | ${why} |`);
  expect(rows).toEqual([...expected, ...unasked]);
});

test("the page about assumptions says of each how doctor asks it, or why it does not", () => {
  const rows = read("docs/assumptions.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| question"));
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    const [question, , , options = "", asks = ""] = row.slice(2, -2).split(" | ");
    const ids = [...options.matchAll(/`(\w+)`/g)].flatMap(([, id]) => questionIds.find((each) => each === id) ?? []);
    const ways = new Set(ids.map((id) => QUESTIONS[id].asks));
    const named = new Set([...asks.matchAll(/yes|`(--probe(?:=publish)?)`/g)].map(([, way = "read-only"]) => way));
    const isAnswered =
      ids.length === 0
        ? /^(no: |`--probe` )/.test(asks)
        : [...ways].every((way) => named.has(way)) && named.size === ways.size;
    expect({ question, asks, isAnswered }).toMatchObject({ isAnswered: true });
  }
});
