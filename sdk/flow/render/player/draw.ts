import type { JsonObject, JsonValue } from "../../json";
import { drawCalendar } from "./calendar";
import { drawCheckboxes, drawChips, drawRadioButtons } from "./choices";
import { type DrawChildren, drawForm, drawIf, drawSwitch } from "./containers";
import { element } from "./dom";
import { drawDropdown } from "./dropdown";
import { drawDatePicker, drawTextArea, drawTextInput } from "./fields";
import { drawDocumentPicker, drawPhotoPicker } from "./files";
import { drawCarousel, drawImage } from "./images";
import { drawFooter, drawLink, drawOptIn } from "./navigation";
import { drawNavigationList } from "./navigationList";
import type { Sheet } from "./sheet";
import { isVisible } from "./shown";
import { drawBody, drawCaption, drawHeading, drawRichText, drawSubheading } from "./texts";
import { asList, asObject, asText, member, type Value } from "./values";

/** Draws one component. Containers draw what they hold at the paths that they know. */
type Draw = (component: JsonObject, sheet: Sheet, path: string, draw: DrawChildren) => HTMLElement;

/** How each type of component is drawn. */
const DRAWINGS: Readonly<Record<string, Draw>> = {
  TextHeading: drawHeading,
  TextSubheading: drawSubheading,
  TextBody: drawBody,
  TextCaption: drawCaption,
  RichText: drawRichText,
  TextInput: drawTextInput,
  TextArea: drawTextArea,
  CheckboxGroup: drawCheckboxes,
  RadioButtonsGroup: drawRadioButtons,
  Dropdown: drawDropdown,
  ChipsSelector: drawChips,
  DatePicker: drawDatePicker,
  CalendarPicker: drawCalendar,
  OptIn: drawOptIn,
  EmbeddedLink: drawLink,
  Footer: drawFooter,
  NavigationList: drawNavigationList,
  Image: drawImage,
  ImageCarousel: drawCarousel,
  PhotoPicker: drawPhotoPicker,
  DocumentPicker: drawDocumentPicker,
  Form: drawForm,
  If: drawIf,
  Switch: drawSwitch,
};

/** Draws the components of a list. A type of a newer version becomes a box with its name. */
export function drawAll(list: Value, sheet: Sheet, path: string): HTMLElement[] {
  return asList(list).map((child, index) => drawOne(child, sheet, `${path}[${index}]`));
}

function drawOne(child: JsonValue, sheet: Sheet, path: string): HTMLElement {
  const component = asObject(child);
  const type = asText(component.type);
  const drawn = member(DRAWINGS, type)?.(component, sheet, path, drawAll) ?? drawUnknown(type);
  if (component.visible !== undefined) {
    sheet.watch(
      () => isVisible(component, (value) => sheet.read(value)),
      (isVisible) => {
        drawn.hidden = !isVisible;
      },
    );
  }
  sheet.drawn.set(path, drawn);
  return drawn;
}

const drawUnknown = (type: string) =>
  element("div", { class: "unknown" }, type === "" ? "A component without type" : `${type}: cannot be drawn here`);
