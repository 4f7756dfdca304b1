import { RECOMMENDED_VERSION, VERSIONS, type VersionState } from "../format";
import type { JsonObject } from "../json";
import type { LintContext } from "./lint";
import type { LintCode } from "./lints";

const SAID: Readonly<Partial<Record<VersionState, { code: LintCode; means: string }>>> = {
  frozen: {
    code: "VERSION_FROZEN",
    means: "is frozen: published flows still open, but nothing new can be published",
  },
  early: {
    code: "VERSION_EARLY",
    means: "is not documented, and older clients may not be able to open the flow",
  },
  internal: { code: "VERSION_INTERNAL", means: "is reserved by Meta for internal use" },
};

/** Tells of a version that is not an ordinary one. Needs nothing of the document but its version. */
export function versionState(flow: JsonObject, { warn }: LintContext): void {
  const known = VERSIONS.find(({ version }) => version === flow.version);
  const said = known && SAID[known.state];
  if (said === undefined) return;
  warn(said.code, ["version"], `version ${known?.version} ${said.means}`, `use "${RECOMMENDED_VERSION}"`);
}
