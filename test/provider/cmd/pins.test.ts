import * as fc from "fast-check";
import { parse, stringify } from "yaml";
import { withPins } from "../../../provider/cmd/promotion/pins";

/** The configuration file of a stack, into which a promotion writes digests. */
const [old, now] = ["a", "b"].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string];
const pin = (text: string, digests: Record<string, string>) =>
  withPins(text, { key: "shop:expectDigests", digests: new Map(Object.entries(digests)) });

const CAREFUL = `# Settings of prod.
secretsprovider: awskms://alias/pulumi

config:
    # four spaces
    shop:endpoint:   "https://flows.example.com/a#b" # trailing
    shop:categories: ["SIGN_UP",  'OTHER']
    shop:text: |
      # no comment
      shop:expectDigests:

    # pins
    "shop:expectDigests":
       signup:  "${old}"   # reviewed by Ann
       # of the summer
       'my flow': ${old}

    shop:after: staging

# end
`;

test("a digest is replaced where it stands, and nothing else of the file changes", () => {
  expect(pin(CAREFUL, { signup: now })).toBe(CAREFUL.replace(`"${old}"   #`, `"${now}"   #`));
  expect(pin(CAREFUL, { "my flow": now, signup: old })).toBe(CAREFUL.replace(`'my flow': ${old}`, `'my flow': ${now}`));
  expect(pin(CAREFUL, { signup: old })).toBe(CAREFUL);
});

test("a flow that is new is added below the others, indented as they are", () => {
  expect(pin(CAREFUL, { added: now })).toBe(
    CAREFUL.replace(`'my flow': ${old}\n`, `'my flow': ${old}\n       added: ${now}\n`),
  );
});

test.each([
  ["no file", "", `config:\n  shop:expectDigests:\n    signup: ${now}\n`],
  [
    "a file without config",
    "encryptionsalt: v1\n",
    `encryptionsalt: v1\nconfig:\n  shop:expectDigests:\n    signup: ${now}\n`,
  ],
  [
    "a file without digests",
    "config:\n    shop:a: 1\n\n# end\n",
    `config:\n    shop:a: 1\n    shop:expectDigests:\n        signup: ${now}\n\n# end\n`,
  ],
  [
    "a file that ends without a line feed",
    "config:\n  shop:a: 1",
    `config:\n  shop:a: 1\n  shop:expectDigests:\n    signup: ${now}\n`,
  ],
  [
    "a key without the name of the project",
    "config:\n  expectDigests:\n    signup: x\n",
    `config:\n  expectDigests:\n    signup: ${now}\n`,
  ],
  [
    "a key without digests",
    "config:\n  shop:expectDigests:\n  shop:a: 1\n",
    `config:\n  shop:expectDigests:\n    signup: ${now}\n  shop:a: 1\n`,
  ],
  [
    "a config without settings",
    "config:\nencryptionsalt: v1\n",
    `config:\n  shop:expectDigests:\n    signup: ${now}\nencryptionsalt: v1\n`,
  ],
])("%s gets what is missing", (_, text, expected) => {
  expect(pin(text, { signup: now })).toBe(expected);
});

test("a file with CR LF keeps it", () => {
  const windows = CAREFUL.replace(/\n/g, "\r\n");
  expect(pin(windows, { signup: now, added: now })).toBe(
    (pin(CAREFUL, { signup: now, added: now }) ?? "").replace(/\n/g, "\r\n"),
  );
});

test.each([
  ["config in braces", "config: { shop:a: 1 }\n"],
  ["digests in braces", `config:\n  shop:expectDigests: { signup: ${old} }\n`],
  ["an alias", "config:\n  shop:expectDigests: *other\n"],
  ["a secret", "config:\n  shop:expectDigests:\n    signup:\n      secure: AAABAB\n"],
  ["tabs", "config:\n\tshop:a: 1\n"],
])("a file with %s is left to a person", (_, text) => {
  expect(pin(text, { signup: now })).toBeUndefined();
});

test("whatever the flows are called, YAML reads the digests and all else as before", () => {
  const name = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom("yes", "null", "1", "a: b", "#", "it's", '"', "a.b-c", "- x", "config"),
  );
  const digest = fc.constantFrom(old, now);
  const settings = fc.dictionary(
    fc.stringMatching(/^other:[a-z]{1,8}$/),
    fc.oneof(fc.string(), fc.integer(), fc.constant("a\nb\n  c"), fc.array(fc.string(), { maxLength: 3 })),
    { maxKeys: 3, noNullPrototype: true },
  );
  const flows = fc.dictionary(name, digest, { maxKeys: 4, noNullPrototype: true });
  return fc.assert(
    fc.property(settings, flows, flows, settings, (first, before, digests, last) => {
      fc.pre(Object.keys(digests).length > 0);
      const pins = Object.keys(before).length === 0 ? {} : { "shop:expectDigests": before };
      const config = { ...first, ...pins, ...last };
      const text = Object.keys(config).length === 0 ? "config:\n" : stringify({ config });
      const edited = pin(text, digests);
      expect(parse(edited ?? "")).toEqual({ config: { ...config, "shop:expectDigests": { ...before, ...digests } } });
    }),
    { numRuns: 300 },
  );
});
