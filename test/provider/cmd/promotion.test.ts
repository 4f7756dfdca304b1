import { declaredFlow } from "../../../provider/cmd/promotion/declared";
import { differenceOf, isEmpty, missedBy, problemsOf, refusalsOf } from "../../../provider/cmd/promotion/judge";
import { recordedFlows } from "../../../provider/cmd/promotion/recorded";
import { digest, encodeKeyed } from "../../../sdk/flow";
import { twoScreens } from "../../engine/flows";

/** What a promotion thinks of stacks, told from what Pulumi exports of them. */
const TYPE = "pulumi-nodejs:dynamic/cams:WhatsAppFlow";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" };
const [flow, other] = [twoScreens(), twoScreens("Other")];

const urnOf = (name: string, types = TYPE) => `urn:pulumi:any::project::${types}::${name}`;
const inputsOf = (document: unknown, rest: object = {}) => ({ flow: encodeKeyed(document), ...rest });

/** How a resource differs from one whose flow is published as it is declared. */
interface Difference {
  urn?: string;
  inputs?: object;
  outputs?: object;
  initErrors?: string[];
  delete?: boolean;
}

function resource(name: string, document: unknown = flow, difference: Difference = {}) {
  const { outputs = {}, inputs = {}, urn = urnOf(name), ...rest } = difference;
  const content = digest(document);
  const recorded = { flowId: "1", status: "PUBLISHED", digest: content, publishedDigest: content, ...outputs };
  return { urn, type: TYPE, inputs: inputsOf(document, inputs), outputs: recorded, ...rest };
}

const stack = (name: string, ...resources: object[]) => recordedFlows(name, { resources });
const staging = (...resources: object[]) => stack("staging", ...resources);
const prod = (...resources: object[]) => stack("prod", ...resources);

test("a stack that is not whole is nothing to promote from, and the reason names the flow and the way", () => {
  const next = "run pulumi up --stack staging";
  const cases: [broken: Difference, problem: string][] = [
    [{ initErrors: ["no"] }, "failed in its last run"],
    [{ outputs: { status: "DEPRECATED" } }, "is deprecated"],
    [{ outputs: { publishedDigest: undefined, status: "DRAFT" } }, "was never published"],
    [{ outputs: { publishedDigest: digest(other) } }, "has changes that are not published"],
    [{ outputs: { status: "DRAFT" } }, "has changes that are not published"],
  ];
  for (const [broken, problem] of cases) {
    const found = problemsOf(staging(resource("good"), resource("bad", flow, broken)));
    expect(found).toEqual([`bad of staging ${problem}: ${next}`]);
  }
  const draft = { inputs: { publish: false }, outputs: { publishedDigest: undefined, status: "DRAFT" } };
  expect(problemsOf(staging(resource("good"), resource("draft", flow, draft)))).toEqual([]);
  const killed = recordedFlows("staging", { resources: [resource("a")], pending_operations: [{}] });
  expect(problemsOf(killed)).toEqual([
    "a run of staging was killed, and the result of its last steps is unknown: run pulumi refresh --stack staging",
  ]);
});

test("resources are the same by types and name, and what waits to be deleted does not count", () => {
  const inComponent = urnOf("a", `my:Component$${TYPE}`);
  const source = staging(
    resource("a"),
    resource("a", other, { urn: inComponent }),
    resource("b", other, { delete: true }),
  );
  expect([...source.flows.keys()]).toEqual([`${TYPE}::a`, `my:Component$${TYPE}::a`]);
  expect(isEmpty(differenceOf(source, prod(resource("a"), resource("a", other, { urn: inComponent }))))).toBe(true);
  expect(differenceOf(source, prod(resource("a"), resource("a", flow, { urn: inComponent })))).toMatchObject({
    changed: [{ before: "a in prod", after: "a in staging", status: "changed" }],
  });
});

test("what only one of the stacks has differs, and so does what the target did not bring to an end", () => {
  const unfinished = resource("c", flow, { initErrors: ["no"] });
  const found = differenceOf(staging(resource("a"), resource("c")), prod(resource("b"), unfinished));
  expect(found).toEqual({
    changed: [expect.objectContaining({ after: "a in staging", status: "added" })],
    hidden: [],
    onlyInTarget: ["b"],
    unfinished: ["c"],
  });
});

test("a draft that the program does not publish is nothing to promote", () => {
  const draft = { inputs: { publish: false }, outputs: { publishedDigest: undefined, status: "DRAFT" } };
  const [source, target] = [staging(resource("a", flow, draft)), prod(resource("a", flow, draft))];
  expect(isEmpty(differenceOf(source, target))).toBe(true);
});

describe("a stack that has moved to the plugin", () => {
  const PLUGIN = "cams:index:WhatsAppFlow";
  const byPlugin = (name: string, document: unknown = flow) => ({
    ...resource(name, document, { urn: urnOf(name, PLUGIN) }),
    type: PLUGIN,
  });

  test("is promoted from and to one that has not, by the same names", () => {
    const [moved, still] = [staging(byPlugin("a")), prod(resource("a"))];
    expect(isEmpty(differenceOf(moved, still))).toBe(true);
    expect(missedBy(still, moved)).toEqual([]);
    expect(refusalsOf([declaredFlow(urnOf("a"), inputsOf(flow))], moved, still)).toEqual([]);
    expect(refusalsOf([declaredFlow(urnOf("a"), inputsOf(other))], moved, still)).toEqual([
      `a: this checkout has ${digest(other)}, and staging has published ${digest(flow)}`,
    ]);
    // A flow of the target alone stays as it is, also in the run that moves it.
    expect(refusalsOf([declaredFlow(urnOf("a", PLUGIN), inputsOf(flow))], staging(), still)).toEqual([]);
  });

  test("and one that uses both under one name are compared one by one", () => {
    const both = staging(resource("a"), byPlugin("a", other));
    expect(isEmpty(differenceOf(both, prod(resource("a"), byPlugin("a", other))))).toBe(true);
    const found = differenceOf(both, prod(byPlugin("a", other)));
    expect(found).toMatchObject({ changed: [{ after: "a in staging", status: "added" }], onlyInTarget: [] });
    const declared = [declaredFlow(urnOf("a"), inputsOf(flow)), declaredFlow(urnOf("a", PLUGIN), inputsOf(flow))];
    expect(refusalsOf(declared, staging(resource("a")), prod())).toEqual([
      "a: staging has not published this flow; deploy and test it there first",
    ]);
  });
});

test("only content that the source has published passes, hidden content only when it is pinned", () => {
  const declared = (document: unknown, rest?: object) => declaredFlow(urnOf("a"), inputsOf(document, rest));
  const hidden = { ...flow, screens: [SECRET] };
  const whole = declaredFlow(urnOf("a"), { flow: SECRET });
  const [source, target] = [staging(resource("a")), prod()];
  expect(refusalsOf([declared(flow), declared(other, { publish: false })], source, target)).toEqual([]);
  expect(refusalsOf([declared(hidden, { expectDigest: digest(flow) })], source, target)).toEqual([]);
  expect(refusalsOf([declared(other)], source, target)).toEqual([
    `a: this checkout has ${digest(other)}, and staging has published ${digest(flow)}`,
  ]);
  for (const one of [declared(hidden), declared(hidden, { expectDigest: digest(other) }), whole]) {
    expect(refusalsOf([one], source, target)).toEqual([expect.stringContaining("its content contains secrets")]);
  }
  // Nothing is known of either side: that is no agreement.
  expect(refusalsOf([whole], staging(), target)).toEqual([expect.stringContaining("has not published this flow")]);
  expect(refusalsOf([declared(flow)], staging(), prod(resource("a")))).toEqual([]);
  expect(refusalsOf([declared(other)], staging(), prod(resource("a")))).toEqual([
    "a: staging has not published this flow; deploy and test it there first",
  ]);
});

test("an update that did not publish what the source has is told", () => {
  expect(missedBy(prod(resource("a")), staging(resource("a"), resource("elsewhere")))).toEqual([]);
  expect(missedBy(prod(resource("a", other)), staging(resource("a")))).toEqual([
    `a: prod has published ${digest(other)}, not ${digest(flow)}`,
  ]);
});

test("what is no export of a stack is said to be none", () => {
  expect(() => recordedFlows("staging", { resources: 1 })).toThrow(
    "the exported state of stack staging has an unknown format",
  );
});
