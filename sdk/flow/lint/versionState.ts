import { RECOMMENDED_VERSION, VERSIONS, type VersionState } from "../format";
import type { JsonObject } from "../json";
import type { LintContext } from "./lint";
import type { LintCode } from "./lints";

const SAID: Readonly<Partial<Record<VersionState, { code: LintCode; means: string }>>> = {
  frozen: {
    code: "VERSION_FROZEN",
    means: "is frozen: what was published still opens, but nothing can be published anew",
  },
  early: {
    code: "VERSION_EARLY",
    means: "is not documented, and clients that are not up to date may not open the flow",
  },
  internal: { code: "VERSION_INTERNAL", means: "is one that Meta keeps for itself" },
};

/** Tells of a version that is not an ordinary one. Needs nothing of the document but its version. */
export function versionState(flow: JsonObject, { warn }: LintContext): void {
  const known = VERSIONS.find(({ version }) => version === flow.version);
  const said = known && SAID[known.state];
  if (said === undefined) return;
  warn(said.code, ["version"], `version ${known?.version} ${said.means}`, `use "${RECOMMENDED_VERSION}"`);
}
