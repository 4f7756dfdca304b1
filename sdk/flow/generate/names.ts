import { ACTIONS, COMPONENTS, DOCUMENT, SCREEN, type Shape } from "../format";

/** An object of the format that is neither a component nor an action. */
export type ObjectShape = Shape & { kind: "object" };

/** How the objects that are used by name are called, in types and in the schema, and where each stands first. */
const OBJECTS: readonly { name: string; about: string; found: Shape | undefined }[] = [
  { name: "Screen", about: "A screen", found: DOCUMENT.screens?.shape },
  { name: "Layout", about: "How a screen is laid out", found: SCREEN.layout?.shape },
  { name: "DataKey", about: "A key of a screen's data model, as a JSON Schema", found: SCREEN.data?.shape },
  {
    name: "Option",
    about: "An option of a list",
    found: COMPONENTS.CheckboxGroup?.properties["data-source"]?.shape,
  },
  {
    name: "Chip",
    about: "A chip of a ChipsSelector",
    found: COMPONENTS.ChipsSelector?.properties["data-source"]?.shape,
  },
  {
    name: "CarouselImage",
    about: "An image of an ImageCarousel",
    found: COMPONENTS.ImageCarousel?.properties.images?.shape,
  },
  {
    name: "NavigationItem",
    about: "An entry of a NavigationList",
    found: COMPONENTS.NavigationList?.properties["list-items"]?.shape,
  },
  { name: "NextScreen", about: "The screen that a navigate leads to", found: ACTIONS.navigate.properties.next?.shape },
];

/** Objects of the format that are used by name; others are written out wherever they stand. */
export const NAMED_OBJECTS: ReadonlyMap<Shape, { name: string; about: string; shape: ObjectShape }> = new Map(
  OBJECTS.flatMap(({ name, about, found }) => {
    const shape = found && innermost(found);
    return shape?.kind === "object" ? [[shape, { name, about, shape }] as const] : [];
  }),
);

/** What a list or a map is of. */
function innermost(shape: Shape): Shape {
  return shape.kind === "list" || shape.kind === "map" ? innermost(shape.of) : shape;
}
