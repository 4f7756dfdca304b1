import type { Declarer } from "../resources/names";

/** What `urn:pulumi:<stack>::<project>::<qualified type>::<name>` says of who declares a resource. */
export function declarerIn(urn: string): Declarer {
  const [stack = "", project = "", types = "", ...name] = urn.replace(/^urn:pulumi:/, "").split("::");
  return { name: name.join("::"), parents: types.split("$").slice(0, -1).join("$"), project, stack };
}

/** The type token at the end of a qualified type. */
export const typeIn = (urn: string): string => urn.split("::")[2]?.split("$").at(-1) ?? "";
