/** The format as data: one description, from which come checks, types, the JSON Schema and the reference. */
export { ACTIONS, type ActionSpec } from "./actions";
export { COMPONENTS, type ComponentSpec } from "./components";
export { COMPONENTS_PER_SCREEN, COUNTS, type CountLimit, MAX_CAROUSEL_IMAGES, MAX_IF_DEPTH } from "./counts";
export { DATA_TYPES, DOCUMENT, MAX_SCREENS, SCREEN } from "./document";
export { IMAGE_LIMITS, LIMITS, type Limit } from "./limits";
export { componentsIn } from "./placement";
export type { ActionName, ComponentPlace, Properties, Property, Shape } from "./shape";
export {
  type FlowVersion,
  isSince,
  OLDEST_VERSION,
  RECOMMENDED_VERSION,
  VERSIONS,
  type VersionState,
} from "./versions";
