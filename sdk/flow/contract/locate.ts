import { isPlainObject } from "../json";
import { is, type LocatedChange, located, was } from "./change";
import { name } from "./naming";
import { exchangeChanges, replyChanges } from "./payloads";
import { entryChanges, screenChanges } from "./screens";
import { type Surface, surfaceOf } from "./surface";

/** As `contractChanges`, with the places of the likely causes in both documents. */
export function locatedChanges(before: unknown, after: unknown): LocatedChange[] {
  const old = surfaceOf(before);
  const now = surfaceOf(after);
  // Nothing runs on a flow that has no screens yet.
  if (old.screens.size === 0) return [];
  return [
    ...versionChanges(old, now),
    ...endpointChanges(old, now),
    ...entryChanges(old, now),
    ...screenChanges(old, now),
    ...replyChanges(old, now),
    ...exchangeChanges(old, now),
  ];
}

function versionChanges(before: Surface, after: Surface): LocatedChange[] {
  const [old, now] = [shown(before.version), shown(after.version)];
  if (old === now) return [];
  const fact = `the Flow JSON version changed from ${old} to ${now}`;
  return [located("FLOW_VERSION_CHANGED", fact, ["version"], [is(["version"]), was(["version"])])];
}

function endpointChanges(before: Surface, after: Surface): LocatedChange[] {
  const path = ["data_api_version"];
  const [old, now] = [shown(before.dataApiVersion), shown(after.dataApiVersion)];
  if (old === now) return [];
  if (before.dataApiVersion === undefined) {
    return [located("ENDPOINT_ADDED", `the flow now calls an endpoint (data API ${now})`, path, [is(path)])];
  }
  if (after.dataApiVersion === undefined) {
    return [located("ENDPOINT_REMOVED", "the flow no longer calls an endpoint", path, [was(path)])];
  }
  const fact = `the data API version changed from ${old} to ${now}`;
  return [located("DATA_API_VERSION_CHANGED", fact, path, [is(path), was(path)])];
}

/** A version in a sentence; what is not a string or number is only named. */
function shown(version: unknown): string {
  if (typeof version === "string") return name(version);
  if (typeof version === "object" && version !== null) return isPlainObject(version) ? "an object" : "a list";
  return version === undefined ? "absent" : String(version);
}
