import { COMPONENTS, type ComponentSpec } from "../../format";
import { isPlainObject } from "../../json";
import type { Path } from "../../path";
import type { CheckContext } from "../context";
import { LONGEST_PATH } from "../depth";
import { didYouMean, nameOf } from "./words";

/** A component whose type is known and allowed, with what is left to check. */
export interface KnownComponent {
  spec: ComponentSpec;
  type: string;
  /** The component without its type. */
  rest: Record<string, unknown>;
}

/** Checks that a value is a component of one of the types allowed in its place; undefined where it is none. */
export function knownComponent(
  value: unknown,
  allowed: readonly string[],
  path: Path,
  { report, show, isUnknown, isSince }: CheckContext,
): KnownComponent | undefined {
  if (isUnknown(value)) return undefined;
  if (!isPlainObject(value)) {
    const message = `${nameOf(path)} is ${show(value, path)}; it must be a component`;
    report({ code: "INVALID_PROPERTY_TYPE", path, message });
    return undefined;
  }
  if (path.length > LONGEST_PATH) {
    report({ code: "MAXIMUM_IF_NESTING", path, message: "components are nested far deeper than Meta allows" });
    return undefined;
  }
  const { type, ...rest } = value;
  const typePath = [...path, "type"];
  if (isUnknown(type)) return undefined;
  if (type === undefined) {
    const message = "type is required in a component";
    report({ code: "MISSING_REQUIRED_PROPERTY", path: typePath, message, hint: "set type to the name of a component" });
    return undefined;
  }
  const spec = typeof type === "string" && Object.hasOwn(COMPONENTS, type) ? COMPONENTS[type] : undefined;
  if (typeof type !== "string" || spec === undefined) {
    const message = `${show(type, typePath)} is not a component`;
    report({ code: "INVALID_PROPERTY_VALUE", path: typePath, message, hint: didYouMean(type, allowed) });
    return undefined;
  }
  if (!allowed.includes(type)) {
    const isLater = spec.since !== undefined && !isSince(spec.since);
    report({
      code: "ONE_OF_SCHEMA_VALIDATION_FAILED",
      path: typePath,
      message: `${show(type, typePath)} is not allowed here${isLater ? ` before version ${spec.since}` : ""}`,
      hint: isLater ? undefined : `allowed are ${allowed.join(", ")}`,
    });
    return undefined;
  }
  return { spec, type, rest };
}
