import { type Behaviour, type Emulator, startEmulator } from "../../../provider/emulator";
import { twoScreens } from "../../engine/flows";
import { camsCall, makeFlow, outcome, withEmulator } from "./camsCall";

/** What CAMS leaves unknown: each value of each option, by what a caller sees. */
const on = (options: Partial<Behaviour>, test: (emulator: Emulator) => Promise<void>) =>
  withEmulator({ limits: "off", ...options }, test);

const rename = { FlowName: "renamed", Categories: ["OTHER"] };
const REFUSED = [400, "Emulator.WrongFlowStatus"];
const DONE = [200, "OK"];

test.each([
  ["allowed", DONE, "DRAFT", "DRAFT"],
  ["refused", REFUSED, "PUBLISHED", "PUBLISHED"],
  ["stay-published", DONE, "PUBLISHED", "PUBLISHED"],
  ["renames-stay-published", DONE, "PUBLISHED", "DRAFT"],
] as const)("publishedEdits=%s", (publishedEdits, expected, renamed, uploaded) =>
  on({ publishedEdits }, async (emulator) => {
    const FlowId = await makeFlow(emulator);
    emulator.edit(FlowId, { status: "PUBLISHED", json: twoScreens() });
    expect(await outcome(emulator, "ModifyFlow", { FlowId, ...rename })).toEqual(expected);
    expect(emulator.flows()[0]?.status).toBe(renamed);
    emulator.edit(FlowId, { status: "PUBLISHED" });
    const FilePath = `${emulator.endpoint}/assets/${FlowId}.json`;
    expect(await outcome(emulator, "UpdateFlowJSONAsset", { FlowId, FilePath })).toEqual(expected);
    expect(emulator.flows()[0]?.status).toBe(uploaded);
  }),
);

test.each([
  ["refused", REFUSED],
  ["accepted", DONE],
] as const)("publishedTwice=%s", (publishedTwice, expected) =>
  on({ publishedTwice }, async (emulator) => {
    const FlowId = await makeFlow(emulator);
    emulator.edit(FlowId, { status: "PUBLISHED", json: twoScreens() });
    expect(await outcome(emulator, "PublishFlow", { FlowId })).toEqual(expected);
  }),
);

test.each([
  ["allowed", DONE],
  ["refused", REFUSED],
] as const)("onceDraftDelete=%s", (onceDraftDelete, expected) =>
  on({ onceDraftDelete }, async (emulator) => {
    const FlowId = await makeFlow(emulator);
    emulator.edit(FlowId, { json: twoScreens() });
    for (const operation of ["PublishFlow", "ModifyFlow"]) {
      expect(await outcome(emulator, operation, { FlowId, ...rename })).toEqual(DONE);
    }
    expect(await outcome(emulator, "DeleteFlow", { FlowId })).toEqual(expected);
    const fresh = await makeFlow(emulator, "fresh");
    expect(await outcome(emulator, "DeleteFlow", { FlowId: fresh })).toEqual(DONE);
  }),
);

test.each([
  ["kept", [400, "Emulator.FlowNameExists"]],
  ["free", DONE],
] as const)("deprecatedNames=%s", (deprecatedNames, expected) =>
  on({ deprecatedNames }, async (emulator) => {
    emulator.edit(await makeFlow(emulator, "taken"), { status: "DEPRECATED" });
    expect(await outcome(emulator, "CreateFlow", { FlowName: "taken", Categories: ["OTHER"] })).toEqual(expected);
  }),
);

test("readBack gives the document as it is, with defaults, in another order, or as a function says", async () => {
  const readBack = async (how: Behaviour["readBack"]) => {
    let text = "";
    await on({ readBack: how }, async (emulator) => {
      const FlowId = await makeFlow(emulator);
      emulator.edit(FlowId, { json: twoScreens() });
      const { Data } = (await camsCall(emulator, "GetFlowJSONAssest", { FlowId })).reply;
      text = await (await fetch(String(Object(Data).FilePath))).text();
    });
    return text;
  };
  expect(await readBack("as-is")).toBe(JSON.stringify(twoScreens()));
  expect(JSON.parse(await readBack("adds-defaults")).screens[0]).toMatchObject({ id: "START", terminal: false });
  const reordered = await readBack("reorders");
  expect(reordered).not.toBe(JSON.stringify(twoScreens()));
  expect(JSON.parse(reordered)).toEqual(twoScreens());
  expect(JSON.parse(await readBack((json) => ({ ...json, extra: 1 })))).toEqual({ ...twoScreens(), extra: 1 });
});

test.each([
  ["clears", undefined],
  ["keeps", "https://flows.example.com"],
] as const)("omittedEndpoint=%s", (omittedEndpoint, expected) =>
  on({ omittedEndpoint }, async (emulator) => {
    const FlowId = await makeFlow(emulator, "name", { EndpointUri: "https://flows.example.com" });
    await camsCall(emulator, "ModifyFlow", { FlowId, ...rename });
    expect(emulator.flows()[0]?.endpointUri).toBe(expected);
  }),
);

test.each([
  ["own", DONE],
  ["refused", [400, "MissingCustSpaceId"]],
] as const)("omittedSpace=%s", (omittedSpace, expected) =>
  on({ omittedSpace }, async (emulator) => {
    expect(await outcome(emulator, "ListFlow")).toEqual(expected);
    expect(await outcome(emulator, "ListFlow", { CustSpaceId: emulator.custSpaceId })).toEqual(DONE);
  }),
);

const listed = async (emulator: Emulator, parameters: Record<string, unknown>) =>
  Object.values(Object((await camsCall(emulator, "ListFlow", parameters)).reply.Data)).map(
    (row) => Object(row).FlowName,
  );

test.each([
  ["fuzzy", ["sign", "signup"]],
  ["exact", ["sign"]],
] as const)("listMatch=%s", (listMatch, expected) =>
  on({ listMatch }, async (emulator) => {
    for (const name of ["sign", "signup", "other"]) await makeFlow(emulator, name);
    expect(await listed(emulator, { FlowName: "sign" })).toEqual(expected);
    expect(await listed(emulator, { FlowName: "" })).toHaveLength(3);
  }),
);

test.each([
  ["shown", ["old", "new"]],
  ["hidden", ["new"]],
] as const)("listedDeprecated=%s", (listedDeprecated, expected) =>
  on({ listedDeprecated }, async (emulator) => {
    emulator.edit(await makeFlow(emulator, "old"), { status: "DEPRECATED" });
    await makeFlow(emulator, "new");
    expect(await listed(emulator, {})).toEqual(expected);
  }),
);

test("maxPageSize bounds a page, however the page is sent", () =>
  on({ maxPageSize: 2 }, async (emulator) => {
    for (const name of ["a", "b", "c"]) await makeFlow(emulator, name);
    expect(await listed(emulator, { "Page.Index": "2", "Page.Size": "2" })).toEqual(["c"]);
    expect(await listed(emulator, { Page: { Index: 1, Size: 2 } })).toEqual(["a", "b"]);
    const tooLarge = await outcome(emulator, "ListFlow", { Page: { Index: 1, Size: 3 } });
    expect(tooLarge).toEqual([400, "InvalidParameter.PageInvalid"]);
  }));

test.each([
  ["oldest-first", ["a", "b", "c"]],
  ["newest-first", ["c", "b", "a"]],
] as const)("listOrder=%s", (listOrder, expected) =>
  on({ listOrder }, async (emulator) => {
    for (const name of ["a", "b", "c"]) await makeFlow(emulator, name);
    expect(await listed(emulator, {})).toEqual(expected);
  }),
);

test.each([
  [{ pageCap: 2 }, [["a", "b"], ["c"], []]],
  [{ pageCap: 2, pageBeyondEnd: "last" }, [["a", "b"], ["c"], ["c"]]],
  [
    { pageNumber: "ignored" },
    [
      ["a", "b", "c"],
      ["a", "b", "c"],
      ["a", "b", "c"],
    ],
  ],
  [{ pageNumber: "ignored", pageCap: 1 }, [["a"], ["a"], ["a"]]],
] as const)("pages of three flows with %j", (options, expected) =>
  on(options, async (emulator) => {
    for (const name of ["a", "b", "c"]) await makeFlow(emulator, name);
    const pages = [1, 2, 3].map((Index) => listed(emulator, { Page: { Index, Size: 20 } }));
    expect(await Promise.all(pages)).toEqual(expected);
  }),
);

test("businessErrors=200 is for refusals by CAMS, not for those of the gateway", () =>
  on({ businessErrors: 200 }, async (emulator) => {
    expect(await outcome(emulator, "GetFlow", { FlowId: "1" })).toEqual([200, "Emulator.FlowNotFound"]);
    expect(await outcome(emulator, "GetFlow", {}, { accessKeySecret: "wrong" })).toEqual([
      400,
      "SignatureDoesNotMatch",
    ]);
    emulator.fail("GetFlow", { code: "Ram.PermissionDeny", status: 403 });
    expect(await outcome(emulator, "GetFlow", { FlowId: "1" })).toEqual([403, "Ram.PermissionDeny"]);
  }));

test.each([
  ["System.LimitControl", 400, "System.LimitControl", null],
  ["System.LimitControl-200", 200, "System.LimitControl", null],
  ["Throttling", 400, "Throttling", null],
  ["Throttling.User", 429, "Throttling.User", null],
  ["Throttling.Api", 429, "Throttling.Api", null],
  ["retry-after", 429, "Throttling.User", "1000"],
  ["plain-429", 429, undefined, null],
] as const)("throttleForm=%s", (throttleForm, status, code, wait) =>
  withEmulator({ throttleForm, limitsPerSecond: { ListFlow: 0 } }, async (emulator) => {
    const { status: given, reply, headers } = await camsCall(emulator, "ListFlow");
    expect([given, reply.Code, headers.get("x-acs-retry-after")]).toEqual([status, code, wait]);
  }),
);

const withEndpoint = { ...twoScreens(), data_api_version: "3.0" };

test("a flow with an endpoint is published only with one, and by option only with a public key", () =>
  on({ publicKey: "required" }, async (emulator) => {
    const FlowId = await makeFlow(emulator);
    emulator.edit(FlowId, { json: withEndpoint });
    const publish = async () => (await camsCall(emulator, "PublishFlow", { FlowId })).reply.Message;
    expect(await publish()).toBe(
      "Publishing Flow attempt failed (139002): the flow has data_api_version but no EndpointUri",
    );
    emulator.edit(FlowId, { endpointUri: "https://flows.example.com" });
    expect(await publish()).toContain("(139002): no phone number of the space has a public key");
    await camsCall(emulator, "UpdatePhoneEncryptionPublicKey", { PhoneNumber: "86", EncryptionPublicKey: "KEY" });
    expect(await publish()).toBe("None");
  }));

test("publicKey=not-required publishes a flow with an endpoint and no key", () =>
  on({}, async (emulator) => {
    const FlowId = await makeFlow(emulator, "name", { EndpointUri: "https://flows.example.com" });
    emulator.edit(FlowId, { json: withEndpoint });
    expect(await outcome(emulator, "PublishFlow", { FlowId })).toEqual(DONE);
  }));

test("a flow that Meta would refuse is not published, and CAMS does not say what is wrong with it", () =>
  on({}, async (emulator) => {
    const FlowId = await makeFlow(emulator);
    emulator.edit(FlowId, { json: { version: "7.3", screens: [] } });
    const { reply } = await camsCall(emulator, "PublishFlow", { FlowId });
    expect(reply).toMatchObject({
      Code: "Emulator.PublishFailed",
      Message: "Publishing Flow attempt failed (139002): the flow has validation errors",
    });
    expect(emulator.flows()[0]?.status).toBe("DRAFT");
  }));

test("readAfterWriteLagMs shows reads what was there before, but writes what is there", async () => {
  let now = Date.now();
  await withEmulator({ limits: "off", readAfterWriteLagMs: 2000, now: () => now }, async (emulator) => {
    const FlowId = await makeFlow(emulator, "old");
    expect(await outcome(emulator, "GetFlow", { FlowId })).toEqual([400, "Emulator.FlowNotFound"]);
    now += 2000;
    expect(await outcome(emulator, "ModifyFlow", { FlowId, ...rename })).toEqual(DONE);
    expect(await listed(emulator, {})).toEqual(["old"]);
    now += 2000;
    expect(await listed(emulator, {})).toEqual(["renamed"]);
    expect(await outcome(emulator, "DeleteFlow", { FlowId })).toEqual(DONE);
    expect(await listed(emulator, {})).toEqual(["renamed"]);
    now += 2000;
    expect(await listed(emulator, {})).toEqual([]);
  });
});

test("an option that does not exist in that form is named, with what it may be", async () => {
  await expect(startEmulator(JSON.parse('{"listMatch": "some"}'))).rejects.toThrow(
    "the emulator's option listMatch must be one of fuzzy, exact, not some",
  );
  await expect(startEmulator({ uuidWindowMs: -1 })).rejects.toThrow(
    "uuidWindowMs must be a whole number of ms, not -1",
  );
});
