import { LINTS } from "../lint";
import { RULE_ROWS } from "../validate";

const HEAD = `# What validation reports

<!-- Generated from the tables of rules in sdk/flow/validate and of lints in sdk/flow/lint by "npm run generate". Not to be edited by hand. -->

\`validate\` reports what Meta's Flow Builder rejects, with Meta's codes, for each version from 5.1 on. Like Meta, it stops
after the version check, and after the structure check, if that finds an error. An error that Meta reports only in some
versions is a warning in the others: such flows could be published and then failed when they were sent. Where Meta has two
codes for the same error, programs get two findings for one path, and people read one line with both codes.

Every error needs evidence, which the last column names:

- **documented**: Meta's documentation says that it is rejected.
- **seen**: Meta was observed to reject it.
- **inferred**: it follows from other rules, or a single author reports it. Such a rule only warns.
- **disputed**: Meta's documentation rejects it, but Meta was observed to accept it. Such a rule only warns.
- **accepted**: Meta was observed to accept it. Such a rule only warns, or leaves it to a lint.

For each row, the tests contain at least one small document with the complete list of its findings
(\`test/sdk/flow/validate/cases\`).`;

const OWN = `Two rules are specific to this package: their values would be rejected, or silently changed, on the way to CAMS. The first
one stops a program before anything is registered, and \`pulumi-cams\` prints no digest for such a file.

| error | code |
| --- | --- |
| Half of a character that consists of two UTF-16 units, such as half an emoji, in a string or a property name | UNPAIRED_SURROGATE |
| A number that JSON parsers read as a different one, because a double cannot represent it: \`9007199254740993\`, \`1e400\`, \`1e-400\` | INEXACT_NUMBER |

Other notations of a number, such as \`1.0\` and \`1e2\`, are allowed, and so are fractions with up to 17 digits.`;

const TAIL = `Meta's server also checks what is not in the file: the status of the flow, its name and categories, and for a flow with
an endpoint its URL, its health and the signed public key.

## Lints

\`lint\` reports what Meta accepts but users would notice. All lints are warnings, and their codes are specific to this
package. The length of text is measured in characters; where sources disagree on a limit, the one that Meta documents is used.`;

/** The page about rules and lints as Markdown. */
export function validationText(): string {
  const rules = table(
    ["row", "error", "code", "evidence"],
    RULE_ROWS.map(({ row, what, codes, evidence }) => [row, what, codes, evidence]),
  );
  const lints = table(
    ["code", "what it reports"],
    LINTS.map(({ code, about }) => [code, about]),
  );
  return `${[HEAD, rules, OWN, TAIL, lints].join("\n\n")}\n`;
}

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
