import { readFileSync } from "node:fs";
import * as path from "node:path";
import { packageSchema } from "../../provider/plugin/schema";
import { RESOURCES } from "../../provider/resources";
import { isFlow, isOurs, resourceOf, tokenOf, withoutFrontEnd } from "../../provider/tokens";

/** What the engine calls the resources, in programs of either kind. */
const fileOf = (type: string) => path.join(__dirname, `../../sdk/${type.charAt(0).toLowerCase()}${type.slice(1)}.ts`);

test.each(RESOURCES.map(({ type }) => type))("%s is known by the token of each front end", (type) => {
  expect(readFileSync(fileOf(type), "utf8")).toContain(`"${tokenOf(type, "dynamic")}"`);
  expect(packageSchema("0.0.0").resources).toHaveProperty([tokenOf(type, "plugin")]);
  for (const frontEnd of ["dynamic", "plugin"] as const) {
    expect(resourceOf(tokenOf(type, frontEnd))).toEqual({ type, frontEnd });
    expect(isFlow(tokenOf(type, frontEnd))).toBe(type === "WhatsAppFlow");
  }
});

test("resources and providers of this package are told from those of others", () => {
  for (const provider of ["pulumi:providers:cams", "pulumi:providers:pulumi-nodejs"])
    expect(isOurs(provider)).toBe(true);
  const others = ["aws:index:WhatsAppFlow", "pulumi-nodejs:dynamic:Resource", "pulumi:providers:aws", "my:cams:index"];
  for (const other of others) {
    expect(isOurs(other)).toBe(false);
    expect(resourceOf(other)).toBeUndefined();
  }
});

test("a resource keeps its types and name when its stack moves to the other front end, also below others that move", () => {
  const chain = (frontEnd: "dynamic" | "plugin") =>
    `my:Component$${tokenOf("WhatsAppFlow", frontEnd)}$${tokenOf("FlowTrigger", frontEnd)}::a::${tokenOf("FlowTrigger", "dynamic")}`;
  expect(withoutFrontEnd(chain("dynamic"))).toBe(withoutFrontEnd(chain("plugin")));
  expect(withoutFrontEnd("aws:s3/bucket:Bucket::logs")).toBe("aws:s3/bucket:Bucket::logs");
});
