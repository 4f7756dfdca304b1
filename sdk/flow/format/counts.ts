/** How often components of some types may stand together. */
export interface CountLimit {
  /** The types that share the limit. */
  types: readonly string[];
  max: number;
  per: "screen" | "flow";
  /** First version that has the limit. */
  since?: string;
}

/**
 * Limits by type of component. Branches of one If or Switch are never shown together, so the fullest of them counts.
 *
 * Source: Meta's component pages, and what Meta's Flow Builder refuses.
 */
export const COUNTS: readonly CountLimit[] = [
  { types: ["EmbeddedLink"], max: 2, per: "screen" },
  { types: ["Footer"], max: 1, per: "screen" },
  { types: ["Form"], max: 1, per: "screen", since: "7.0" },
  { types: ["Image"], max: 3, per: "screen" },
  { types: ["ImageCarousel"], max: 2, per: "screen" },
  { types: ["ImageCarousel"], max: 3, per: "flow" },
  { types: ["NavigationList"], max: 2, per: "screen" },
  { types: ["OptIn"], max: 5, per: "screen" },
  { types: ["PhotoPicker", "DocumentPicker"], max: 1, per: "screen" },
];

/** The most components on a screen, Forms not counted: what the builder takes, and what the documentation promises. */
export const COMPONENTS_PER_SCREEN = { accepted: 100, documented: 50 };

/** How deep an If may stand in others, itself counted. */
export const MAX_IF_DEPTH = 3;

/** The most pictures of one ImageCarousel. */
export const MAX_CAROUSEL_IMAGES = 3;
