import type { Rule } from "../../rule";

/** Each screen has an id of its own. */
export const uniqueIds: Rule = ({ screens }, { report, show, isUnknown }) => {
  const seen = new Set<string>();
  for (const { id, path, value } of screens) {
    if (isUnknown(value.id)) continue;
    const idPath = [...path, "id"];
    if (seen.has(id)) {
      const message = `an earlier screen already has the id ${show(id, idPath)}`;
      report({ code: "DUPLICATE_SCREEN_IDS", path: idPath, message, hint: "give each screen a unique id" });
    }
    seen.add(id);
  }
};

/** Only this spelling is refused; real flows have a screen SUCCESS, about which a lint warns. */
const RESERVED = "success";

/** No screen has the name by which an endpoint ends a flow. */
export const reservedIds: Rule = ({ screens }, { report, show, isUnknown }) => {
  for (const { id, path, value } of screens) {
    if (isUnknown(value.id) || id !== RESERVED) continue;
    report({
      code: "SCREEN_ID_IS_RESERVED_KEYWORD",
      path: [...path, "id"],
      message: `the id ${show(id, [...path, "id"])} is reserved: endpoints use it to end a flow`,
      hint: "choose another id, such as DONE",
    });
  }
};
