/** How much a property takes before clients cut it off or refuse it. Nothing of this is checked when a flow is published. */
export interface Limit {
  components: readonly string[];
  /** Keys from the component to the value, joined by dots; `*` is every item of a list. */
  property: string;
  /** What is counted: characters of a text (of a list of texts all together), or items of a list. */
  unit: "characters" | "items";
  most: number;
  least?: number;
  /** Another limit that holds where the component has a property. */
  with?: { property: string; most: number };
}

const characters = (components: string, property: string, most: number, more: Partial<Limit> = {}): Limit => ({
  components: components.split(" "),
  property,
  unit: "characters",
  most,
  ...more,
});
const items = (
  components: string,
  property: string,
  least: number,
  most: number,
  more: Partial<Limit> = {},
): Limit => ({
  components: components.split(" "),
  property,
  unit: "items",
  least,
  most,
  ...more,
});

const large = { with: { property: "label-variant", most: 150 } };

/**
 * The limits of texts and lists. Source: the component pages of Meta's Flow JSON reference; where they are silent, what
 * Meta's Flow Builder shows. A caption is documented with 409 characters, which is taken for a misprint.
 */
export const LIMITS: readonly Limit[] = [
  characters("TextHeading TextSubheading", "text", 80),
  characters("TextBody TextCaption", "text", 4096),
  characters("EmbeddedLink", "text", 25),
  characters("OptIn", "label", 120),
  characters("TextInput TextArea", "label", 20, large),
  characters("TextInput TextArea", "helper-text", 80),
  characters("TextInput TextArea", "error-message", 30),
  characters("CheckboxGroup RadioButtonsGroup", "label", 30),
  items("CheckboxGroup RadioButtonsGroup", "data-source", 1, 20),
  characters("CheckboxGroup RadioButtonsGroup", "data-source.*.title", 30),
  characters("CheckboxGroup RadioButtonsGroup", "data-source.*.description", 300),
  characters("CheckboxGroup RadioButtonsGroup", "data-source.*.metadata", 20),
  characters("Dropdown", "label", 20),
  items("Dropdown", "data-source", 1, 200, { with: { property: "data-source.*.image", most: 100 } }),
  characters("Dropdown", "data-source.*.title", 30),
  characters("ChipsSelector", "label", 80),
  characters("ChipsSelector", "description", 300),
  items("ChipsSelector", "data-source", 2, 20),
  characters("ChipsSelector", "data-source.*.title", 20),
  characters("DatePicker", "label", 40),
  characters("DatePicker", "helper-text", 80),
  characters("DatePicker", "error-message", 80),
  characters("CalendarPicker", "title", 80),
  characters("CalendarPicker", "description", 300),
  characters("CalendarPicker", "label", 40),
  characters("CalendarPicker", "helper-text", 80),
  characters("Footer", "label", 35),
  characters("Footer", "left-caption", 15),
  characters("Footer", "center-caption", 15),
  characters("Footer", "right-caption", 15),
  characters("NavigationList", "label", 80),
  characters("NavigationList", "description", 300),
  items("NavigationList", "list-items", 1, 20),
  characters("NavigationList", "list-items.*.main-content.title", 30),
  characters("NavigationList", "list-items.*.main-content.description", 20),
  characters("NavigationList", "list-items.*.main-content.metadata", 80),
  characters("NavigationList", "list-items.*.end.title", 10),
  characters("NavigationList", "list-items.*.end.description", 10),
  characters("NavigationList", "list-items.*.end.metadata", 10),
  characters("NavigationList", "list-items.*.badge", 15),
  characters("NavigationList", "list-items.*.tags.*", 15),
  characters("PhotoPicker DocumentPicker", "label", 80),
  characters("PhotoPicker DocumentPicker", "description", 300),
];

/** Where pictures stand, and how many bytes one may have. */
export interface ImageLimit {
  components: readonly string[];
  /** As in {@link Limit}. */
  property: string;
  most: number;
  /** A lower limit that came with a version. */
  later?: { since: string; most: number };
}

const KB = 1024;
const inList = { most: 300 * KB, later: { since: "6.0", most: 100 * KB } };

/** Source: the pages of the components in Meta's Flow JSON reference. */
export const IMAGE_LIMITS: readonly ImageLimit[] = [
  { components: ["Image"], property: "src", most: 300 * KB },
  { components: ["ImageCarousel"], property: "images.*.src", most: 300 * KB },
  { components: ["CheckboxGroup", "RadioButtonsGroup", "Dropdown"], property: "data-source.*.image", ...inList },
  { components: ["NavigationList"], property: "list-items.*.start.image", ...inList },
];
