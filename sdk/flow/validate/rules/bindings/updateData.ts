import { nearest } from "../../../nearest";
import type { Rule } from "../../rule";
import { describeHint, navigationsTo } from "./describe";

/** update_data changes what the data model of its screen has. */
export const updateDataKeys: Rule = (tree, { report, isUnknown }) => {
  for (const screen of tree.screens) {
    if (isUnknown(screen.value.data)) continue;
    const keys = Object.keys(screen.data);
    for (const { name, payload = {}, path } of screen.actions) {
      if (name !== "update_data") continue;
      for (const key of Object.keys(payload).filter((each) => !keys.includes(each))) {
        const meant = nearest(
          key,
          keys.filter((each) => !Object.hasOwn(payload, each)),
        );
        const isReached = navigationsTo(screen, tree).length > 0;
        report({
          code: "INVALID_UPDATE_DATA_ACTION_PAYLOAD",
          path: [...path, "payload", key],
          message: `update_data changes ${key}, which the data model of screen ${screen.id} does not declare`,
          hint: meant === undefined ? describeHint(key, screen, isReached) : `did you mean ${meant}?`,
        });
      }
    }
  }
};
