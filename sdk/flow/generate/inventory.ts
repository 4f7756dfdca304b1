import {
  ACTIONS,
  type ActionName,
  COMPONENTS,
  type ComponentPlace,
  componentsIn,
  isSince,
  OLDEST_VERSION,
  type Properties,
  type Property,
  type Shape,
  VERSIONS,
} from "../format";

/** The versions that are described, oldest first. */
export const DESCRIBED_VERSIONS: readonly string[] = VERSIONS.filter(
  ({ version, state }) => isSince(version, OLDEST_VERSION) && state !== "internal",
).map(({ version }) => version);

/** A component, or a list of components, seen from outside a Form or from inside one, where inputs take fewer keys. */
export interface Seen<Name> {
  name: Name;
  inForm: boolean;
}

/** The properties that hold in a version at a place, each as it is in that version. */
export function propertiesIn(properties: Properties, version: string, inForm: boolean): [string, Property][] {
  return Object.entries(properties)
    .filter(([, { since, outsideForm }]) => isSince(version, since ?? "1.0") && !(outsideForm && inForm))
    .map(([key, given]) => [
      key,
      given.later && isSince(version, given.later.since) ? { ...given, ...given.later.property } : given,
    ]);
}

/** All actions of all versions. */
export const ACTION_NAMES: readonly ActionName[] = Object.keys(ACTIONS).filter((name): name is ActionName =>
  Object.hasOwn(ACTIONS, name),
);

/** The actions among some that a version has. */
export const actionsIn = (names: readonly ActionName[], version: string): ActionName[] =>
  names.filter((name) => isSince(version, ACTIONS[name].since ?? "1.0"));

/** Name of the definition of a component: `TextInput`, or `TextInputInForm` where a Form takes keys from it. */
export const componentName = ({ name, inForm }: Seen<string>): string =>
  inForm && differsInForm(name) ? `${name}InForm` : name;

/** Name of the definition of what may stand in a list of components: `LayoutComponent`, `IfComponentInForm`. */
export const placeName = ({ name, inForm }: Seen<ComponentPlace>): string =>
  `${name === "switch" ? "Case" : pascalCase(name)}Component${inForm && name !== "form" ? "InForm" : ""}`;

/** Every list of components of a version, with what may stand in it. */
export function placesIn(version: string): { place: Seen<ComponentPlace>; members: Seen<string>[] }[] {
  const places: Seen<ComponentPlace>[] = [
    { name: "layout", inForm: false },
    { name: "form", inForm: true },
    ...[false, true].flatMap((inForm) => [
      { name: "if" as const, inForm },
      { name: "switch" as const, inForm },
    ]),
  ];
  return places.map((place) => ({
    place,
    members: componentsIn(place.name, version).map((name) => ({ name, inForm: place.inForm })),
  }));
}

/** Every component of a version, the ones that a Form changes twice. */
export function componentsSeen(version: string): Seen<string>[] {
  return Object.keys(COMPONENTS)
    .filter((name) => isSince(version, COMPONENTS[name]?.since ?? "1.0"))
    .flatMap((name) => (differsInForm(name) ? [false, true] : [false]).map((inForm) => ({ name, inForm })));
}

/** `media-size` as `MediaSize`. */
export const pascalCase = (key: string): string =>
  key
    .split(/[-_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** A Form takes keys from inputs, and so from the branches that hold inputs. */
function differsInForm(name: string): boolean {
  return Object.values(COMPONENTS[name]?.properties ?? {}).some(
    ({ shape, outsideForm }) => outsideForm === true || (holdsComponents(shape) && name !== "Form"),
  );
}

const holdsComponents = (shape: Shape): boolean =>
  shape.kind === "components" || (shape.kind === "map" && holdsComponents(shape.of));
