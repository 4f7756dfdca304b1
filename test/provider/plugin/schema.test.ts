import { readFileSync } from "node:fs";
import * as path from "node:path";
import { generatedFiles, packageSchema } from "../../../provider/plugin/schema";
import { RESOURCES } from "../../../provider/resources";

const ROOT = path.join(__dirname, "../../..");
const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
const schema = packageSchema(version);

test.each(Object.entries(generatedFiles(version)))(
  "%s is the one that the tables make (`npm run generate`)",
  (file, text) => {
    expect(JSON.parse(readFileSync(path.join(ROOT, file), "utf8"))).toEqual(JSON.parse(text));
  },
);

test("every resource is in it, with all inputs described, and takes over what a Node program made", () => {
  expect(Object.keys(schema.resources)).toEqual(RESOURCES.map(({ type }) => `cams:index:${type}`));
  for (const { type, inputs } of RESOURCES) {
    const resource = schema.resources[`cams:index:${type}`];
    expect(Object.keys(resource?.inputProperties ?? {})).toEqual(Object.keys(inputs));
    for (const property of Object.values(resource?.inputProperties ?? {})) expect(property.description).toMatch(/\.$/);
    expect(resource?.aliases).toEqual([{ type: `pulumi-nodejs:dynamic/cams:${type}` }]);
  }
});

test("keys are secrets, and settings name the variables of the environment that stand in for them", () => {
  const { accessKeySecret, securityToken, region } = schema.provider.inputProperties;
  expect([accessKeySecret?.secret, securityToken?.secret, region?.secret]).toEqual([true, true, undefined]);
  expect(region?.description).toContain("`CAMS_REGION`");
});

test("each resource and function has an example in TypeScript, Python and YAML", () => {
  for (const { description } of [...Object.values(schema.resources), ...Object.values(schema.functions)]) {
    for (const language of ["typescript", "python", "yaml"]) expect(description).toContain(`\`\`\`${language}\n`);
  }
});
