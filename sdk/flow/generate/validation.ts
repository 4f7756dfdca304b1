import { LINTS } from "../lint";
import { RULE_ROWS } from "../validate";

const HEAD = `# What validation reports

<!-- Generated from the tables of rules in sdk/flow/validate and of lints in sdk/flow/lint by "npm run generate". Not to be edited by hand. -->

\`validate\` reports what Meta's Flow Builder refuses, with Meta's codes, for each version from 5.1 on. Like Meta it stops
after the version, and after the structure, when something is wrong there. Where Meta refuses a mistake in some versions
only, it is a warning in the others: such flows were published and then failed when they were sent. Where Meta has two
codes for one mistake, programs get two findings at one place, and people read one line with both codes.

A refusal needs evidence, which the last column names:

- **documented**: Meta's documentation says that it is refused.
- **seen**: Meta was seen to refuse it.
- **inferred**: it follows from other rules, or one author reports it. Such a rule only warns.
- **disputed**: Meta's documentation refuses it, and Meta was seen to accept it. Such a rule only warns.
- **accepted**: Meta was seen to accept it. Such a rule only warns, or leaves it to a lint.

Each row has at least one small document among the tests, with the complete list of what is reported for it
(\`test/sdk/flow/validate/cases\`).`;

const OWN = `Two rules are our own. What they find would be refused, or silently become another value, on its way to CAMS. The first
stops a program before anything is registered, and \`pulumi-cams\` gives no digest for such a file.

| what is refused | code |
| --- | --- |
| Half of a character that has two UTF-16 units, such as half an emoji, in a text or in the name of a property | UNPAIRED_SURROGATE |
| A number that JSON readers take for another one, because a double cannot hold it: \`9007199254740993\`, \`1e400\`, \`1e-400\` | INEXACT_NUMBER |

Other spellings of one number, such as \`1.0\` and \`1e2\`, are fine, and so are fractions of up to 17 digits.`;

const TAIL = `Meta's server checks more that no file shows: the state of the flow, its name and categories, and for a flow with
endpoint its address, its health and the signed public key.

## Lints

\`lint\` reports what Meta accepts and users would notice. All are warnings, with codes of our own. Texts that clients cut
off are measured in characters; where sources name two limits, the one that Meta documents is taken.`;

/** The page about rules and lints as Markdown. */
export function validationText(): string {
  const rules = table(
    ["row", "what is refused", "code", "evidence"],
    RULE_ROWS.map(({ row, what, codes, evidence }) => [row, what, codes, evidence]),
  );
  const lints = table(
    ["code", "what it is about"],
    LINTS.map(({ code, about }) => [code, about]),
  );
  return `${[HEAD, rules, OWN, TAIL, lints].join("\n\n")}\n`;
}

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
