/** How the objects of one kind are read. */
interface Reading {
  /** Keys in reading order; others follow in the order in which they stand. */
  keys: readonly string[];
  /** The kinds of object behind keys, directly or as items of a list; `*` is any key. */
  holds: Readonly<Record<string, readonly string[]>>;
}

const ACTIONS = ["on-select-action", "on-unselect-action", "on-click-action"];

/** The reading order of flow files, by kind of object. Objects of no kind here keep their keys as they stand. */
export const readings: Readonly<Record<string, Reading>> = {
  flow: {
    keys: ["version", "data_api_version", "routing_model", "screens"],
    holds: { screen: ["screens"] },
  },
  screen: {
    keys: ["id", "title", "terminal", "success", "refresh_on_back", "sensitive", "data", "layout"],
    holds: { schemas: ["data"], component: ["layout"] },
  },
  schemas: { keys: [], holds: { schema: ["*"] } },
  schema: {
    keys: ["type", "items", "properties", "__example__"],
    holds: { schema: ["items"], schemas: ["properties"] },
  },
  component: {
    keys: [
      ...["type", "name", "label", "label-variant", "title", "text", "description", "helper-text", "error-message"],
      ...["left-caption", "center-caption", "right-caption"],
      ...["font-weight", "strikethrough", "markdown"],
      ...["input-type", "mode", "pattern", "required", "enabled", "visible", "init-value"],
      ...["min-chars", "max-chars", "max-length", "min-selected-items", "max-selected-items"],
      ...["min-date", "max-date", "unavailable-dates", "include-days", "min-days", "max-days"],
      ...["photo-source", "max-file-size-kb", "min-uploaded-photos", "max-uploaded-photos"],
      ...["min-uploaded-documents", "max-uploaded-documents", "allowed-mime-types"],
      ...["src", "images", "alt-text", "width", "height", "aspect-ratio", "scale-type", "media-size"],
      ...["data-source", "list-items", "init-values", "error-messages", "condition", "value"],
      ...[...ACTIONS, "then", "else", "cases", "children"],
    ],
    holds: {
      item: ["images", "data-source", "list-items"],
      action: ACTIONS,
      component: ["then", "else", "children"],
      cases: ["cases"],
    },
  },
  cases: { keys: [], holds: { component: ["*"] } },
  item: {
    keys: [
      ...["id", "main-content", "title", "description", "metadata", "start", "end", "badge", "tags", "enabled"],
      ...["image", "src", "alt-text", "color", ...ACTIONS],
    ],
    holds: { item: ["main-content", "start", "end"], action: ACTIONS },
  },
  action: { keys: ["name", "next", "url", "payload"], holds: { target: ["next"] } },
  target: { keys: ["type", "name"], holds: {} },
};
