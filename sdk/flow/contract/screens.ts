import { is, type LocatedChange, located, was } from "./change";
import { name } from "./naming";
import type { Input, ScreenSurface, Surface } from "./surface";

/** The entry screen and its data keys: what callers send in flow_action_payload. */
export function entryChanges(before: Surface, after: Surface): LocatedChange[] {
  const [old, now] = [before.entry, after.entry];
  if (old === undefined || now === undefined) return [];
  if (old.id !== now.id) {
    const fact = `the entry screen changed from ${name(old.id)} to ${name(now.id)}`;
    const routes = { side: "after" as const, path: ["routing_model"] };
    return [located("ENTRY_SCREEN_CHANGED", fact, now.path, [is(now.path, "id"), was(old.path, "id"), routes])];
  }
  const changes: LocatedChange[] = [];
  for (const [key, { path, type }] of old.data) {
    const field = now.data.get(key);
    const what = `data key ${name(key)} of the entry screen ${name(now.id)}`;
    if (field === undefined) changes.push(located("ENTRY_DATA_KEY_REMOVED", `${what} was removed`, path, [was(path)]));
    else if (field.type !== type) {
      const fact = `${what} changed from ${type ?? "no schema"} to ${field.type ?? "no schema"}`;
      changes.push(located("ENTRY_DATA_TYPE_CHANGED", fact, field.path, [is(field.path), was(path)]));
    }
  }
  for (const [key, { path }] of now.data) {
    if (old.data.has(key)) continue;
    const fact = `data key ${name(key)} of the entry screen ${name(now.id)} is new`;
    changes.push(located("ENTRY_DATA_KEY_ADDED", fact, path, [is(path)]));
  }
  return changes;
}

/** Screens, inputs and options that are gone, and inputs that collect something else. */
export function screenChanges(before: Surface, after: Surface): LocatedChange[] {
  return [...before.screens.values()].flatMap((old) => {
    const now = after.screens.get(old.id);
    if (now !== undefined) return [...old.inputs].flatMap(([key, input]) => inputChanges(old, key, input, now));
    return [located("SCREEN_REMOVED", `screen ${name(old.id)} was removed`, old.path, [was(old.path, "id")])];
  });
}

function inputChanges(screen: ScreenSurface, key: string, old: Input, nowScreen: ScreenSurface): LocatedChange[] {
  const what = `input ${name(key)} of ${name(screen.id)}`;
  const now = nowScreen.inputs.get(key);
  if (now === undefined) {
    return [located("INPUT_REMOVED", `${what} was removed or renamed`, old.path, [was(old.path, "name")])];
  }
  const changes: LocatedChange[] = [];
  if (old.type !== now.type && old.type !== undefined && now.type !== undefined) {
    const fact = `${what} collected ${old.type} values and now collects ${now.type} values`;
    const causes = [is(now.path, "type"), is(now.path, "input-type"), is(now.path, "mode"), was(old.path, "type")];
    changes.push(located("INPUT_TYPE_CHANGED", fact, now.path, causes));
  }
  for (const [id, path] of old.options ?? []) {
    if (now.options === undefined || now.options.has(id)) continue;
    changes.push(located("OPTION_REMOVED", `option ${name(id)} of ${what} was removed`, path, [was(path, "id")]));
  }
  return changes;
}
