import { deriveName, flowNames, leftovers, tagOf } from "../../../provider/resources/names";

const signup = { name: "signup", parents: "", project: "p", stack: "dev" };

test("a derived name is the resource's name, its tag and three random digits", () => {
  expect(deriveName(signup, new Map(), () => "abc")).toBe(`signup-${tagOf(signup)}abc`);
});

test("the tag tells projects, stacks, parents and resources apart, and nothing else", () => {
  const others = [{ project: "q" }, { stack: "prod" }, { parents: "acme:index:Group" }, { name: "signout" }];
  const tags = [signup, ...others.map((other) => ({ ...signup, ...other }))].map(tagOf);
  expect(new Set(tags).size).toBe(5);
  expect(tagOf({ ...signup })).toBe(tagOf(signup));
});

test("a name that is in use is not taken", () => {
  const digits = ["aaa", "bbb", "ccc"];
  const inUse = new Map(["aaa", "bbb"].map((end) => [`signup-${tagOf(signup)}${end}`, ["1"]]));
  expect(deriveName(signup, inUse, () => digits.shift() ?? "")).toBe(`signup-${tagOf(signup)}ccc`);
});

test("leftovers are flows with a derived name of this resource that no state holds", () => {
  const tag = tagOf(signup);
  const inUse = new Map([
    [`signup-${tag}123`, ["1"]],
    [`signup-${tag}456`, ["2"]],
    [`signup-${tag}zzz`, ["3"]],
    [`signup-${tag}1234`, ["4"]],
    ["signup", ["5"]],
    [`signup-0000abc`, ["6"]],
  ]);
  expect(leftovers(signup, inUse, new Set(["2"]))).toEqual([{ name: `signup-${tag}123`, id: "1" }]);
});

test("a space is listed once, to the end of its list, however many resources ask", async () => {
  const asked: unknown[] = [];
  const all = Array.from({ length: 45 }, (_, index) => ({ FlowId: String(index), FlowName: `flow ${index}` }));
  const client = {
    call: async (_: string, { Page: { Index, Size } }: { Page: { Index: number; Size: number } }) => {
      asked.push(Index);
      return all.slice((Index - 1) * Size, Index * Size);
    },
  };
  const names = flowNames(client as unknown as Parameters<typeof flowNames>[0]);
  const [first, second] = await Promise.all([names.inUse("a"), names.inUse("a")]);
  expect(first.size).toBe(45);
  expect(second).toBe(first);
  expect(asked).toEqual([1, 2, 3, 4, 1, 2, 3]);

  await names.free("a", "flow 7");
  expect((await names.inUse("a")).has("flow 7")).toBe(false);
  expect(asked).toEqual([1, 2, 3, 4, 1, 2, 3]);
});

test("a name is given back although the list that held it failed, which is no failure of who gives it back", async () => {
  const call = async () => Promise.reject(new Error("the list failed"));
  const names = flowNames({ endpoint: new URL("http://127.0.0.1"), call });
  const listed = names.inUse("cams-1");
  await expect(Promise.all([names.free("cams-1", "signup"), listed.catch(() => "failed")])).resolves.toEqual([
    undefined,
    "failed",
  ]);
});
