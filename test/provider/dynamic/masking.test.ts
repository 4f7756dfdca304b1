import fc from "fast-check";
import { httpTransport, type Transport } from "../../../provider/cams";
import { type Emulator, startEmulator } from "../../../provider/emulator";
import { encodeKeyed, isPlainObject, type JsonObject, type Path } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";
import { type TestProvider, testProvider } from "./testProvider";
import { inputs as triggerInputs, process as triggerProcess, useWorld, world } from "./triggerWorld";

/** Whatever fails, and however CAMS repeats what it was sent: no secret is in what is printed or stored in clear. */
type Properties = Record<string, unknown>;

let emulator: Emulator;
let transport: Transport;
let said: string[];
let provider: TestProvider;

beforeAll(async () => {
  emulator = await startEmulator({ limits: "off" });
  transport = httpTransport();
});
afterAll(async () => {
  await transport.close();
  await emulator.close();
});

/** Begins and ends with what no spelling changes, so that a rest of it is found in any. */
const MARKS = /K9x|Q7z/;
const odd = fc.constantFrom(..."&<>\"'\\/?=+ %\n\r\t;#üé漢😀");
const secrets = fc.string({ unit: odd, maxLength: 12 }).map((text) => `K9x${text}Q7z`);
const spellings = fc.constantFrom(
  (text: string) => text,
  (text: string) => JSON.stringify({ EndpointUri: text }),
  (text: string) => `https://cams.example.com/?EndpointUri=${encodeURIComponent(text)}`,
  (text: string) => new URLSearchParams({ a: JSON.stringify(text) }).toString(),
  (text: string) => `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")}</p>`,
);
const addressOf = (secret: string) =>
  `https://flows.example.com/hook/${encodeURIComponent(secret)}?token=${encodeURIComponent(secret)}`;

const inputs = (args: Properties, ...paths: Path[]): Properties => ({
  flow: encodeKeyed(twoScreens()),
  ...args,
  __origin: { name: "signup", parents: "", project: "p", stack: "dev", secrets: paths },
  __provider: "text",
});
const flowWith = (change: (flow: { screens: JsonObject[] }) => void) => {
  const flow = twoScreens();
  change(flow as { screens: JsonObject[] });
  return encodeKeyed(flow);
};

/** All that a method let out: its answer without what the engine keeps as secrets, its error, and what was logged. */
async function outcomeOf(work: Promise<unknown>, secretInputs: string[] = []): Promise<string> {
  const answer: unknown = await work.catch((error: Error & Properties) => ({
    ...error,
    message: error.message,
    stack: error.stack,
  }));
  const shown = (value: unknown, top = true): unknown => {
    if (Array.isArray(value)) return value.map((item) => shown(item, false));
    if (!isPlainObject(value)) return value;
    if ("4dabf18193072939515e22adb298388d" in value) return "[secret]";
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) =>
        secretInputs.includes(key) && top
          ? []
          : [[key, shown(member, top && ["outs", "props", "inputs", "properties"].includes(key))]],
      ),
    );
  };
  return `${JSON.stringify(shown(answer))}\n${said.join("\n")}`;
}

const paths: [what: string, run: (secret: string, spell: (text: string) => string) => Promise<string>][] = [
  [
    "CreateFlow is refused and repeats a secret endpointUri",
    (secret, spell) => {
      const endpointUri = addressOf(secret);
      emulator.fail("CreateFlow", { code: "InvalidParameter", message: `the address ${spell(endpointUri)} is wrong` });
      return outcomeOf(provider.create(inputs({ endpointUri }, ["endpointUri"])));
    },
  ],
  [
    "PublishFlow is refused and repeats a secret text, and the flow is kept",
    (secret, spell) => {
      const flow = flowWith(({ screens }) => Object.assign(screens[0] ?? {}, { title: secret }));
      emulator.fail("PublishFlow", { code: "139002", message: `no: ${spell(secret)} is wrong, says Meta` });
      return outcomeOf(provider.create(inputs({ flow }, ["flow", "screens", 0, "title"])));
    },
  ],
  [
    "the document is to come from a secret assetUrl where nobody answers",
    (secret) => {
      const assetUrl = `http://127.0.0.1:9/${encodeURIComponent(secret)}?token=${encodeURIComponent(secret)}`;
      return outcomeOf(provider.create(inputs({ assetUrl }, ["assetUrl"])));
    },
  ],
  [
    "a secret name is held by another flow",
    async (flowName) => {
      const args = inputs({ flowName }, ["flowName"]);
      await outcomeOf(provider.create({ ...args }));
      return outcomeOf(provider.create({ ...args }), ["flowName"]);
    },
  ],
  [
    "secret values are mistakes",
    (secret) => {
      const flow = flowWith(({ screens }) => {
        Object.assign(screens[0] ?? {}, { id: secret, title: { no: secret }, terminal: secret });
        screens.push({ id: `${secret} and much more than a message shows`, title: secret, layout: { type: secret } });
      });
      return outcomeOf(
        provider.check(
          {},
          inputs(
            { flow, categories: [secret], endpointUri: secret, assetUrl: secret },
            ["categories"],
            ["flow", "screens", 0],
            ["endpointUri"],
          ),
        ),
        ["flow", "categories", "endpointUri", "assetUrl"],
      );
    },
  ],
  [
    "a change of secret texts breaks running conversations",
    (secret) => {
      const before = flowWith(({ screens }) =>
        Object.assign(screens[0] ?? {}, { title: secret, data: { key: { type: "string", __example__: secret } } }),
      );
      const place: Path = ["flow", "screens", 0];
      return outcomeOf(provider.check(inputs({ flow: before }, place), inputs({})), ["flow"]);
    },
  ],
  [
    "all goes well, and what is recorded is read again and removed",
    async (secret) => {
      const endpointUri = addressOf(secret);
      const flow = flowWith(({ screens }) => Object.assign(screens[0] ?? {}, { title: secret }));
      const declared = inputs({ flow, endpointUri }, ["flow", "screens", 0, "title"], ["endpointUri"]);
      const created = provider.create(declared);
      const first = await outcomeOf(created, ["endpointUri"]);
      const { id } = await created;
      const stored = { ...inputs({ flow, endpointUri }), ...(await created).outs, ...declared };
      const second = await outcomeOf(provider.read(id, stored), ["endpointUri"]);
      return first + second + (await outcomeOf(provider.delete(id, stored)));
    },
  ],
];

useWorld();

test("no secret is let out when TriggerChatFlow is refused, or accepted, and repeats secret data", async () => {
  await fc.assert(
    fc.asyncProperty(secrets, spellings, async (secret, spell) => {
      const { emulator: cams, warnings, notes } = world();
      const news = triggerInputs({ data: { code: secret } }, [["data", "code"]]);
      cams.fail("TriggerChatFlow", { code: "InvalidParameter", message: `Data ${spell(secret)} is wrong` });
      said = [];
      expect(await outcomeOf(triggerProcess().create({ ...news }))).not.toMatch(MARKS);
      world().answer = JSON.stringify({ Code: "OK", RequestId: "1", Data: { echo: spell(secret) } });
      expect(await outcomeOf(triggerProcess().create({ ...news }), ["data"])).not.toMatch(MARKS);
      expect([...warnings, ...notes].join()).not.toMatch(MARKS);
      world().answer = undefined;
    }),
    { numRuns: 25 },
  );
});

test.each(paths)("no secret is let out when %s", async (_, run) => {
  await fc.assert(
    fc.asyncProperty(secrets, spellings, async (secret, spell) => {
      said = [];
      provider = testProvider(emulator, transport, {
        warn: (message) => void said.push(message),
        tell: (message) => void said.push(message),
      });
      for (const { flowId } of emulator.flows()) emulator.remove(flowId);
      const outcome = await run(secret, spell);
      expect(outcome).not.toMatch(MARKS);
      expect(outcome).not.toContain("internal error");
    }),
    { numRuns: 25 },
  );
});
