import { RECOMMENDED_VERSION, VERSIONS } from "../format";
import type { JsonObject } from "../json";
import type { CheckContext } from "./context";

/** Checks the version of a document; without a version that Meta takes, nothing else can be said about it. */
export function checkVersion(document: JsonObject, { report, show }: Pick<CheckContext, "report" | "show">): boolean {
  const path = ["version"];
  const { version } = document;
  if (version === undefined) {
    report({
      code: "MISSING_FLOW_JSON_VERSION",
      path,
      message: "version is missing",
      hint: `write "version": "${RECOMMENDED_VERSION}"`,
    });
    return false;
  }
  const known = VERSIONS.find((each) => each.version === version);
  if (known?.state === "active" || known?.state === "early") return true;
  const why =
    known?.state === "frozen"
      ? `was frozen by Meta${known.since === undefined ? "" : ` on ${known.since}`}: flows with this version can still be sent, but not created or changed`
      : known?.state === "internal"
        ? "is reserved by Meta for internal use"
        : typeof version === "string"
          ? "is not a version of Flow JSON"
          : "is not a string";
  report({
    code: "INVALID_FLOW_JSON_VERSION",
    path,
    message: `version ${show(version, path)} ${why}`,
    hint: `use "${RECOMMENDED_VERSION}"`,
  });
  return false;
}
