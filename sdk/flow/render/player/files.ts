import type { JsonObject, JsonValue } from "../../json";
import { element, icon, setAttributes } from "./dom";
import { enable, line, message } from "./frame";
import type { Sheet } from "./sheet";
import { asNumber, asObjects, asText, asTexts } from "./values";

/** A picker takes files from the reader's machine, and keeps their names only: nothing of them is read. */
const picker = (sign: "photo" | "file", things: "photos" | "documents") => (component: JsonObject, sheet: Sheet) => {
  const most = asNumber(sheet.read(component[`max-uploaded-${things}`])) ?? 30;
  const types = asTexts(sheet.read(component["allowed-mime-types"]));
  const accepted = sign === "photo" ? "image/*" : types.join(",");
  const input = element("input", {
    type: "file",
    id: sheet.id(),
    multiple: most > 1,
    accept: accepted === "" ? undefined : accepted,
  });
  const chosen = element("ul", { class: "files" });
  const label = line("label", "label", sheet, () => sheet.read(component.label));
  setAttributes(label, { for: input.id });
  const host = element(
    "div",
    { class: "group picker" },
    label,
    line("p", "description", sheet, () => sheet.read(component.description)),
    element("span", { class: "take" }, icon(sign), sign === "photo" ? "Add photos" : "Add documents", input),
    chosen,
  );
  host.append(message(component, sheet, host, () => input));
  enable(component, sheet, (isEnabled) => setAttributes(input, { disabled: !isEnabled }));
  sheet.watch(
    () => sheet.valueOf(component),
    (files) => chosen.replaceChildren(...asObjects(files).map((file) => element("li", {}, asText(file.file_name)))),
  );
  input.addEventListener("change", () => {
    const largest = (asNumber(sheet.read(component["max-file-size-kb"])) ?? 25600) * 1024;
    const taken = [...(input.files ?? [])].filter(({ size }) => size <= largest);
    sheet.set(component, taken.map(described));
  });
  return host;
};

/** Takes photos by the browser's own dialog. */
export const drawPhotoPicker = picker("photo", "photos");
/** Takes documents of the allowed kinds by the browser's own dialog. */
export const drawDocumentPicker = picker("file", "documents");

const described = ({ name, type }: File): JsonValue => ({ file_name: name, mime_type: type });
