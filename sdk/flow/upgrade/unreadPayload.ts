import { isPlainObject } from "../json";
import type { UpgradeStep } from "./step";

/**
 * From 7.3 a navigate passes exactly the data of the next screen. A key that the next screen does not have cannot be
 * read there, so it is removed; not while another key is missing, of which it may be a misspelling.
 */
export const dropUnreadPayload: UpgradeStep = ({ screens, byId }, note) => {
  for (const { name, next, payload, path } of screens.flatMap(({ actions }) => actions)) {
    const target = name === "navigate" && next !== undefined ? byId.get(next) : undefined;
    if (target === undefined || payload === undefined) continue;
    if (target.value.data !== undefined && !isPlainObject(target.value.data)) continue;
    if (Object.keys(target.data).some((key) => !Object.hasOwn(payload, key))) continue;
    for (const key of Object.keys(payload)) {
      if (Object.hasOwn(target.data, key)) continue;
      delete payload[key];
      note([...path, "payload", key], `${key} is removed: screen ${target.id} has no such data and could not read it`);
    }
  }
};
