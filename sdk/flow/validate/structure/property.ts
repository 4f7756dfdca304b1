import { componentsIn, type Property, type Shape } from "../../format";
import { isPlainObject } from "../../json";
import type { Path } from "../../path";
import type { CheckContext } from "../context";
import { isDynamic } from "../dynamic";
import { knownAction } from "./action";
import { bindingHint, holdsExpression } from "./braces";
import { knownComponent } from "./component";
import { fitsType, takesText } from "./fits";
import { checkLength, checkNumber, checkText } from "./scalar";
import { checkTogether } from "./together";
import { didYouMean, kindOf, nameOf } from "./words";

/** Where the walk is: inside a Form some properties of inputs belong to the Form. */
export interface Place {
  inForm: boolean;
}

/** Checks a value, and all that is in it, against the description of the format. */
export function checkProperty(value: unknown, given: Property, path: Path, context: CheckContext, place: Place): void {
  if (context.isUnknown(value)) return;
  const property = given.later && context.isSince(given.later.since) ? { ...given, ...given.later.property } : given;
  const { shape } = property;
  if (property.binding && typeof value === "string" && isDynamic(value, context)) {
    if (takesText(shape) || !value.startsWith("$") || !holdsExpression(value)) return;
  }
  if (property.binding && !fitsType(value, shape) && !takesText(shape)) {
    reportNoBinding(value, shape, path, context);
    return;
  }
  checkShape(value, shape, path, context, { ...place, required: property.required === true });
}

/** Where only a binding can be a text, Meta has two codes for what is neither a binding nor of the right type. */
function reportNoBinding(value: unknown, shape: Shape, path: Path, context: CheckContext): void {
  const message = `${nameOf(path)} is ${context.show(value, path)}; it must be ${kindOf(shape)} or a binding`;
  const hint = typeof value === "string" ? bindingHint(value, shape, path, context) : undefined;
  for (const code of ["PATTERN_MISMATCH", "INVALID_PROPERTY_TYPE"]) context.report({ code, path, message, hint });
}

type ShapePlace = Place & { required: boolean };

function checkShape(value: unknown, shape: Shape, path: Path, context: CheckContext, place: ShapePlace): void {
  if (context.isUnknown(value)) return;
  if (!fitsType(value, shape)) {
    context.report({
      code: "INVALID_PROPERTY_TYPE",
      path,
      message: `${nameOf(path)} is ${context.show(value, path)}; it must be ${kindOf(shape)}`,
    });
    return;
  }
  if (shape.kind === "string" && typeof value === "string") checkText(value, shape, path, context, place.required);
  if ((shape.kind === "number" || shape.kind === "integer") && typeof value === "number") {
    checkNumber(value, shape, path, context);
  }
  if (shape.kind === "either") {
    const option = shape.of.find((each) => fitsType(value, each));
    if (option !== undefined) checkShape(value, option, path, context, place);
  }
  if (Array.isArray(value)) checkItems(value, shape, path, context, place);
  if (isPlainObject(value)) checkMembers(value, shape, path, context, place);
}

function checkItems(list: unknown[], shape: Shape, path: Path, context: CheckContext, place: ShapePlace): void {
  if (shape.kind === "list") {
    checkLength(list, shape, path, context);
    list.forEach((item, index) => {
      checkShape(item, shape.of, [...path, index], context, { ...place, required: false });
    });
  }
  if (shape.kind === "components") {
    const allowed = componentsIn(shape.in, context.version);
    const inForm = place.inForm || shape.in === "form";
    list.forEach((item, index) => {
      const component = knownComponent(item, allowed, [...path, index], context);
      if (component === undefined) return;
      const { spec, type, rest } = component;
      checkKeys(rest, spec.properties, [...path, index], context, { inForm }, { owner: `a ${type}` });
      checkTogether({ type, ...rest }, [...path, index], context);
    });
  }
}

function checkMembers(
  value: Record<string, unknown>,
  shape: Shape,
  path: Path,
  context: CheckContext,
  place: ShapePlace,
): void {
  if (shape.kind === "object") {
    checkKeys(value, shape.properties, path, context, place, { owner: nameOf(path), loose: shape.loose });
    checkTogether(value, path, context);
  }
  if (shape.kind === "map") {
    for (const [key, member] of Object.entries(value)) {
      checkShape(member, shape.of, [...path, key], context, { ...place, required: false });
    }
  }
  if (shape.kind === "action") {
    const action = knownAction(value, shape.names, path, context);
    if (action === undefined) return;
    const { spec, name, rest } = action;
    checkKeys(rest, spec.properties, path, context, { inForm: false }, { owner: `the action ${name}` });
  }
}

/** Required keys, keys that are not allowed, and the values of the others. A key without value counts as absent. */
function checkKeys(
  value: Record<string, unknown>,
  properties: Readonly<Record<string, Property>>,
  path: Path,
  context: CheckContext,
  place: Place,
  { owner, loose = false }: { owner: string; loose?: boolean },
): void {
  const allowed = allowedKeys(properties, context, place);
  for (const [key, property] of allowed) {
    if (!property.required || value[key] !== undefined) continue;
    const message = `${key} is required in ${owner}`;
    const hint = misspelt(key, value, allowed) ?? property.about;
    context.report({ code: "MISSING_REQUIRED_PROPERTY", path: [...path, key], message, hint });
  }
  for (const [key, member] of Object.entries(value)) {
    const property = allowed.get(key);
    if (member === undefined) continue;
    if (property !== undefined) checkProperty(member, property, [...path, key], context, place);
    else if (!loose) {
      const other = Object.hasOwn(properties, key) ? properties[key] : undefined;
      context.report({
        code: "INVALID_PROPERTY_KEY",
        path: [...path, key],
        message: `${key} is not allowed in ${owner}${whyNot(other, place)}`,
        hint:
          other === undefined
            ? didYouMean(
                key,
                [...allowed.keys()].filter((each) => value[each] === undefined),
              )
            : undefined,
      });
    }
  }
}

type Allowed = ReadonlyMap<string, Property>;

/** What was found before, by the version and whether a Form is around. */
const known = new WeakMap<Readonly<Record<string, Property>>, Map<string, Allowed>>();

/** The keys that an object may have in a version and at a place. They are the same for every component of a type. */
function allowedKeys(properties: Readonly<Record<string, Property>>, context: CheckContext, place: Place): Allowed {
  const byPlace = known.get(properties) ?? new Map<string, Allowed>();
  known.set(properties, byPlace);
  const key = place.inForm ? `${context.version} in a Form` : context.version;
  const allowed =
    byPlace.get(key) ??
    new Map(Object.entries(properties).filter(([, property]) => isAllowed(property, context, place)));
  byPlace.set(key, allowed);
  return allowed;
}

/** A hint where a required key is there in another spelling, which an object with any keys does not report. */
function misspelt(key: string, value: Record<string, unknown>, allowed: Allowed) {
  const letters = (name: string) => name.replace(/[^A-Za-z]/g, "").toLowerCase();
  const meant = Object.keys(value).find((other) => !allowed.has(other) && letters(other) === letters(key));
  return meant === undefined ? undefined : `rename ${meant} to ${key}`;
}

const isAllowed = (property: Property, context: CheckContext, place: Place) =>
  (property.since === undefined || context.isSince(property.since)) && !(property.outsideForm && place.inForm);

function whyNot(property: Property | undefined, { inForm }: Place): string {
  if (property === undefined) return "";
  if (property.outsideForm && inForm) return " inside a Form (use init-values or error-messages of the Form)";
  return ` before version ${property.since}`;
}
