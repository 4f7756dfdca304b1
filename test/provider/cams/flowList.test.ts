import { type CamsClient, camsClient, httpTransport, listFlows, type Transport } from "../../../provider/cams";
import { type Behaviour, type Emulator, startEmulator } from "../../../provider/emulator";
import { camsCall } from "../emulator/camsCall";
import { serve } from "./rawServer";

let transport: Transport;
beforeEach(() => {
  transport = httpTransport();
});
afterEach(() => transport.close());

const clientOf = (endpoint: string): CamsClient =>
  camsClient({
    endpoint: new URL(endpoint),
    transport,
    credentials: async () => ({ accessKeyId: "emulator-key-id", accessKeySecret: "emulator-key-secret" }),
    pace: () => Number.POSITIVE_INFINITY,
  });

async function withFlows(
  count: number,
  options: Partial<Behaviour>,
  test: (emulator: Emulator, client: CamsClient) => Promise<void>,
): Promise<void> {
  const emulator = await startEmulator({ limits: "off", ...options });
  for (let index = 0; index < count; index++) {
    await camsCall(emulator, "CreateFlow", { FlowName: `flow-${index}`, Categories: ["OTHER"] });
  }
  try {
    await test(emulator, clientOf(emulator.endpoint));
  } finally {
    await emulator.close();
  }
}

const ids = (flows: readonly { FlowId: string }[]) => flows.map(({ FlowId }) => FlowId);
const held = (emulator: Emulator) => emulator.flows().map(({ flowId }) => flowId);
const listed = async (client: CamsClient) => ids(await listFlows(client, undefined));

const counts = [0, 1, 9, 10, 19, 20, 21, 25, 40, 41];
const caps = [0, 7, 10];

test.each(
  counts.flatMap((count) =>
    caps.flatMap((pageCap) => (["empty", "last"] as const).map((end) => [count, pageCap, end] as const)),
  ),
)(
  "%i flows are listed completely when CAMS cuts pages to %i and shows %s beyond the end",
  (count, pageCap, pageBeyondEnd) =>
    withFlows(count, { pageCap, pageBeyondEnd }, async (emulator, client) => {
      expect(await listed(client)).toEqual(held(emulator));
      const pages = Math.ceil(count / (pageCap || 20));
      expect(emulator.calls.length - count).toBeLessThanOrEqual(2 * pages + 3);
    }),
);

test.each(counts)(
  "%i flows are listed completely when CAMS ignores the page number, or it is said that they are not",
  (count) =>
    withFlows(count, { pageNumber: "ignored" }, async (emulator, client) => {
      const found = await listed(client).catch(({ code }) => code);
      // From outside, twenty flows in all look like a page that is cut to twenty.
      expect(found).toEqual(count > 0 && count % 10 === 0 ? "INCOMPLETE_LIST" : held(emulator));
    }),
);

test("a part of a list that cannot be read to its end is never taken for the whole", async () => {
  await withFlows(25, { pageNumber: "ignored", pageCap: 10 }, async (_, client) => {
    await expect(listed(client)).rejects.toMatchObject({
      name: "UnexpectedReplyError",
      code: "INCOMPLETE_LIST",
      message: expect.stringContaining("shows the same 10 flows on every page"),
    });
  });
  await withFlows(25, { pageNumber: "ignored", maxPageSize: 20 }, async (_, client) => {
    await expect(listed(client)).rejects.toMatchObject({ code: "INCOMPLETE_LIST" });
  });
});

test("a page size that CAMS refuses does not spoil a list that was complete without it", () =>
  withFlows(12, { pageBeyondEnd: "last", maxPageSize: 20 }, async (emulator, client) => {
    expect(await listed(client)).toEqual(held(emulator));
  }));

describe.each(["oldest-first", "newest-first"] as const)("while flows come and go, listed %s,", (listOrder) => {
  /** Does something after each page, once a number. */
  const meanwhile = (client: CamsClient, happens: (page: number) => Promise<void>): CamsClient => {
    let page = 0;
    return {
      endpoint: client.endpoint,
      async call(operation, parameters) {
        const reply = await client.call(operation, parameters);
        await happens(++page);
        return reply;
      },
    };
  };

  test.each([1, 2, 3, 4])(
    "a flow that was there all the time is not missed when others are deleted after page %i",
    (at) =>
      withFlows(25, { listOrder, pageCap: 10 }, async (emulator, client) => {
        const doomed = held(emulator).filter((_, index) => [0, 1, 11, 24].includes(index));
        const deleting = meanwhile(client, async (page) => {
          if (page === at) for (const id of doomed) emulator.remove(id);
        });
        expect(await listed(deleting)).toEqual(expect.arrayContaining(held(emulator)));
      }),
  );

  test("a flow that is created after every page neither hides another one nor keeps the list from ending", () =>
    withFlows(25, { listOrder, pageCap: 10 }, async (emulator, client) => {
      const before = held(emulator);
      const creating = meanwhile(client, async (page) => {
        await camsCall(emulator, "CreateFlow", { FlowName: `more-${page}`, Categories: ["OTHER"] });
      });
      expect(await listed(creating)).toEqual(expect.arrayContaining(before));
      expect(emulator.calls.filter(({ operation }) => operation === "ListFlow").length).toBeLessThan(30);
    }));
});

test("a server that shows other flows on every page is left after a thousand of them", async () => {
  let next = 0;
  const server = await serve((_request, response) =>
    response.end(JSON.stringify({ Code: "OK", Data: [{ FlowId: `${next++}`, FlowName: "n", Categories: [] }] })),
  );
  await expect(listed(clientOf(server.endpoint))).rejects.toMatchObject({ code: "INCOMPLETE_LIST" });
  expect(next).toBe(1000);
  await server.close();
});
