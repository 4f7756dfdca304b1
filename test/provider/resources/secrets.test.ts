import fc from "fast-check";
import { checkIds, secretsOf } from "../../../provider/resources/secrets";

const of = (...values: unknown[]) => secretsOf([{ document: { values }, paths: [["values"]] }]);

/** How a text can come back, each as those write it who do. */
const spells: [what: string, spell: (text: string) => string][] = [
  ["as it is", (text) => text],
  ["in JSON", (text) => JSON.stringify(text)],
  ["in JSON with escaped slashes", (text) => JSON.stringify(text).replaceAll("/", "\\/")],
  ["in JSON of ASCII", (text) => JSON.stringify(text).replace(/[^ -~]/g, escapeUnit)],
  ["in JSON as Go writes it", (text) => JSON.stringify(text).replace(/[<>&]/g, escapeUnit)],
  ["as a part of a URL", (text) => encodeURIComponent(text)],
  [
    "as a part of a URL, in small letters",
    (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  ],
  ["as a URL", (text) => encodeURI(text)],
  ["in a form", (text) => new URLSearchParams({ a: text }).toString()],
  [
    "in HTML",
    (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
  ],
];
const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Begins and ends with what no spelling changes, so that a rest of it is found in any. */
const secret = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(..."&<>\"'\\/?=+ %\n\r\t;#"),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    ),
  })
  .map((text) => `K9x${text}Q7z`);
const spell = fc.constantFrom(...spells.map(([, one]) => one));

test("no secret is in a message, however it is spelled, and in a spelling of a spelling", () => {
  fc.assert(
    fc.property(secret, spell, spell, (value, inner, outer) => {
      const masked = of(value).mask(`it was ${outer(inner(value))} there`);
      expect(masked).toContain("(secret)");
      expect(masked).not.toMatch(/K9x|Q7z/);
      expect(of(value).holdsSecret(outer(inner(value)))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a secret URL is in no message, nor are its address without query, its host, its user or what is asked", () => {
  const url = "https://Us3rname:passw0rd@Flows.Example.com:443/a/../hook?token=t0p-s3cret-t0ken&x=1#fr4gment-s3cret";
  const { mask } = of(url);
  for (const text of [
    url,
    new URL(url).href,
    "https://flows.example.com/hook?...",
    "https://flows.example.com/hook ",
    "no response from flows.example.com: connect",
    "the token t0p-s3cret-t0ken is wrong",
    "user Us3rname, password passw0rd",
    "fr4gment-s3cret",
  ]) {
    expect(mask(text)).toContain("(secret)");
    expect(mask(text)).not.toMatch(/example|s3cret|passw0rd|Us3rname|hook/i);
  }
});

test("a secret of several lines is masked as a whole and line by line, with any line ends", () => {
  const pem = `-----BEGIN KEY-----\r\n${"MIIBVQIBADANBg".repeat(4)}\r\n${"kqhkiG9w0BAQE".repeat(4)}\r\n-----END KEY-----\r\n`;
  const { mask } = of(pem);
  for (const text of [
    pem,
    pem.replaceAll("\r\n", "\n"),
    pem.trim(),
    ...pem.trim().split("\r\n"),
    JSON.stringify(pem),
  ]) {
    expect(mask(`<${text}>`)).not.toMatch(/MIIB|kqhk|KEY/);
  }
});

test("of secrets that overlap nothing is left, and the mask is not masked again", () => {
  expect(of("abcdef", "defghi").mask("x abcdefghi y")).toBe("x (secret) y");
  expect(of("abcdef", "cde").mask("abcdef")).toBe("(secret)");
  expect(of("secret", "(sec").mask("a secret (section)")).toBe("a (secret) (secret)tion)");
  expect(of("aaaa").mask("aaaaaa")).toBe("(secret)");
});

test("texts of three letters and less are masked where they stand alone, and not in other words", () => {
  const { mask, holdsSecret, maskDocument } = of("abc", 12);
  expect(mask("abcissa 12")).toBe("abcissa 12");
  expect([holdsSecret("abc"), holdsSecret(12), holdsSecret("abcissa")]).toEqual([true, true, false]);
  expect(maskDocument({ a: "abc", b: "abcissa" })).toEqual({ a: "(secret 1)", b: "abcissa" });
});

test("in a document equal secrets stay equal and others differ, also those within other text", () => {
  const { maskDocument } = of("secret", "other secret", "third");
  expect(maskDocument(["secret", "secret", "other secret", "a third one", "none"])).toEqual([
    "(secret 2)",
    "(secret 2)",
    "(secret 1)",
    "a (secret 3) one",
    "none",
  ]);
});

test("a secret address does not make every text a secret that has its host", () => {
  const { holdsSecret } = of("https://flows.example.com/hook?token=t0p-s3cret");
  expect(holdsSecret("https://flows.example.com/terms")).toBe(false);
  expect(holdsSecret("see https://flows.example.com/hook?token=t0p-s3cret")).toBe(true);
});

test("a secret that would become an id is refused, unless it is the stored id already", () => {
  const values = { uuid: "s3cret-id" };
  expect(checkIds(["uuid"], [["uuid"]], values, undefined).map(({ code }) => code)).toEqual(["SECRET_ID"]);
  expect(checkIds(["uuid"], [["uuid"]], values, { uuid: "another" }).map(({ code }) => code)).toEqual(["SECRET_ID"]);
  expect(checkIds(["uuid"], [["uuid"]], values, values)).toEqual([]);
  expect(checkIds(["uuid"], [["data", "uuid"]], values, undefined)).toEqual([]);
});
