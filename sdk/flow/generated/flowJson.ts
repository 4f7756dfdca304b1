// Generated from the description of the format in ../format by "npm run generate". Not to be edited by hand.

/**
 * A value that is known later: a Pulumi Output, or anything else with `apply`. It may stand for every value of a flow
 * but the ones that tell what an object is: `type` of a component and `name` of an action.
 */
export interface Later {
  apply(...args: never[]): unknown;
}

/** A binding: `${data.<key>}`, `${form.<input>}` or `${screen.<id>.data.<key>}`. */
export type Binding = `\${${string}}`;

/** A text between backticks that is worked out at run time, from version 6.0. */
export type Expression = `\`${string}\``;

/** What may stand in place of a value that is only known on the phone. */
export type Dynamic = Binding | Expression;

/** Any JSON, with values that are known later. */
export type Json = null | boolean | number | string | Later | readonly Json[] | { readonly [key: string]: Json };

/** A Flow JSON document, as version 7.3 has it; older versions know less. */
export type FlowJson = {
  /** Version of Flow JSON. */
  readonly version: "5.1" | "6.0" | "6.1" | "6.2" | "6.3" | "7.0" | "7.1" | "7.2" | "7.3" | "7.4" | Later;
  /** Version of the endpoint's protocol; only for a flow with endpoint. */
  readonly data_api_version?: "3.0" | "4.0" | Later;
  /** Which screens each screen leads to. */
  readonly routing_model?: { readonly [key: string]: readonly (string | Later)[] | Later } | Later;
  /** The screens. */
  readonly screens: readonly (Screen | Later)[] | Later;
};

/** A screen. */
export interface Screen {
  /** Name of the screen, unique in the flow. */
  readonly id: string | Later;
  /** Title above the screen. */
  readonly title: string | Later;
  /** Whether the flow can end here. */
  readonly terminal?: boolean | Later;
  /** Whether an end here counts as success; only on a terminal screen. */
  readonly success?: boolean | Later;
  /** Whether going back asks the endpoint again. */
  readonly refresh_on_back?: boolean | Later;
  /** Inputs whose values are hidden in the summary of the reply. */
  readonly sensitive?: readonly (string | Later)[] | Later;
  /** Data model of the screen: what it is given. */
  readonly data?: { readonly [key: string]: DataKey | Later } | Later;
  /** What the screen shows. */
  readonly layout: Layout | Later;
}

/** How a screen is laid out. */
export interface Layout {
  /** Always SingleColumnLayout. */
  readonly type: "SingleColumnLayout";
  /** What the screen shows, from the top. */
  readonly children: readonly (LayoutComponent | Later)[] | Later;
}

/** A key of a screen's data model, as a JSON Schema. */
export interface DataKey {
  readonly [key: string]: Json | undefined;
  /** Type of the value. */
  readonly type: "array" | "boolean" | "integer" | "null" | "number" | "object" | "string" | Later;
  /** An example, shown where there is no real value. */
  readonly __example__: Json;
  /** Schema of a list's items. */
  readonly items?: Json;
  /** Schemas of an object's properties. */
  readonly properties?: Json;
}

/** An option of a list. */
export interface Option {
  /** What is sent for the option. */
  readonly id: string | Later;
  /** What users see. */
  readonly title: string | Later;
  /** A line below the title. */
  readonly description?: string | Later;
  /** A short text beside the title. */
  readonly metadata?: string | Later;
  /** Whether it can be chosen. */
  readonly enabled?: boolean | Dynamic | Later;
  /** A picture in base64. */
  readonly image?: string | Later;
  /** What the picture shows. */
  readonly "alt-text"?: string | Later;
  readonly color?: string | Dynamic | Later;
  /** What the selection of this option does. */
  readonly "on-select-action"?: UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
}

/** A chip of a ChipsSelector. */
export interface Chip {
  /** What is sent for the chip. */
  readonly id: string | Later;
  /** What users see. */
  readonly title: string | Later;
  /** Whether it can be chosen. */
  readonly enabled?: boolean | Dynamic | Later;
  /** What the selection of this option does. */
  readonly "on-select-action"?: UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
}

/** An image of an ImageCarousel. */
export interface CarouselImage {
  readonly src: string | Later;
  readonly "alt-text": string | Later;
}

/** An entry of a NavigationList. */
export interface NavigationItem {
  /** What is sent for the entry. */
  readonly id: string | Later;
  /** The texts of the entry. */
  readonly "main-content":
    | {
        readonly title: string | Later;
        readonly description?: string | Later;
        readonly metadata?: string | Later;
      }
    | Later;
  /** A picture before the texts. */
  readonly start?:
    | {
        readonly image: string | Later;
        readonly "alt-text"?: string | Later;
      }
    | Later;
  /** One or two texts at the end. */
  readonly end?:
    | {
        readonly title?: string | Later;
        readonly description?: string | Later;
        readonly metadata?: string | Later;
      }
    | Later;
  /** A mark on the entry. */
  readonly badge?: string | Later;
  /** One to three tags. */
  readonly tags?: readonly (string | Later)[] | Later;
  /** Whether it can be chosen. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Where the entry leads. */
  readonly "on-click-action"?: DataExchange | Navigate | Later;
}

/** The screen that a navigate leads to. */
export interface NextScreen {
  /** What is navigated to, always a screen. */
  readonly type: "screen" | "plugin" | Later;
  /** Id of the next screen. */
  readonly name: string | Later;
}

/** What may stand in a screen. */
export type LayoutComponent =
  | TextHeading
  | TextSubheading
  | TextBody
  | TextCaption
  | RichText
  | TextInput
  | TextArea
  | CheckboxGroup
  | RadioButtonsGroup
  | Dropdown
  | ChipsSelector
  | DatePicker
  | CalendarPicker
  | OptIn
  | EmbeddedLink
  | Footer
  | NavigationList
  | Image
  | ImageCarousel
  | PhotoPicker
  | DocumentPicker
  | Form
  | If
  | Switch;

/** What may stand in a Form. */
export type FormComponent =
  | TextHeading
  | TextSubheading
  | TextBody
  | TextCaption
  | TextInputInForm
  | TextAreaInForm
  | CheckboxGroupInForm
  | RadioButtonsGroupInForm
  | DropdownInForm
  | ChipsSelectorInForm
  | DatePickerInForm
  | CalendarPickerInForm
  | OptInInForm
  | EmbeddedLink
  | Footer
  | NavigationList
  | Image
  | ImageCarousel
  | PhotoPickerInForm
  | DocumentPickerInForm
  | IfInForm
  | SwitchInForm;

/** What may stand in a branch of an If. */
export type IfComponent =
  | TextHeading
  | TextSubheading
  | TextBody
  | TextCaption
  | Image
  | EmbeddedLink
  | TextInput
  | TextArea
  | CheckboxGroup
  | RadioButtonsGroup
  | Dropdown
  | DatePicker
  | CalendarPicker
  | ChipsSelector
  | OptIn
  | PhotoPicker
  | DocumentPicker
  | Footer
  | If
  | Switch;

/** What may stand in a case of a Switch. */
export type CaseComponent =
  | TextHeading
  | TextSubheading
  | TextBody
  | TextCaption
  | Image
  | EmbeddedLink
  | TextInput
  | TextArea
  | CheckboxGroup
  | RadioButtonsGroup
  | Dropdown
  | DatePicker
  | CalendarPicker
  | ChipsSelector
  | OptIn
  | PhotoPicker
  | DocumentPicker
  | Footer;

/** What may stand in a branch of an If inside a Form. */
export type IfComponentInForm =
  | TextHeading
  | TextSubheading
  | TextBody
  | TextCaption
  | Image
  | EmbeddedLink
  | TextInputInForm
  | TextAreaInForm
  | CheckboxGroupInForm
  | RadioButtonsGroupInForm
  | DropdownInForm
  | DatePickerInForm
  | CalendarPickerInForm
  | ChipsSelectorInForm
  | OptInInForm
  | PhotoPickerInForm
  | DocumentPickerInForm
  | Footer
  | IfInForm
  | SwitchInForm;

/** What may stand in a case of a Switch inside a Form. */
export type CaseComponentInForm =
  | TextHeading
  | TextSubheading
  | TextBody
  | TextCaption
  | Image
  | EmbeddedLink
  | TextInputInForm
  | TextAreaInForm
  | CheckboxGroupInForm
  | RadioButtonsGroupInForm
  | DropdownInForm
  | DatePickerInForm
  | CalendarPickerInForm
  | ChipsSelectorInForm
  | OptInInForm
  | PhotoPickerInForm
  | DocumentPickerInForm
  | Footer;

/** A heading. */
export interface TextHeading {
  readonly type: "TextHeading";
  /** The text. */
  readonly text: string | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
}

/** A heading of second order. */
export interface TextSubheading {
  readonly type: "TextSubheading";
  /** The text. */
  readonly text: string | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
}

/** A paragraph. */
export interface TextBody {
  readonly type: "TextBody";
  /** The text, or its lines. */
  readonly text: string | readonly (string | Later)[] | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** How the text is set. */
  readonly "font-weight"?: "bold" | "italic" | "bold_italic" | "normal" | Dynamic | Later;
  /** Whether the text is struck through. */
  readonly strikethrough?: boolean | Dynamic | Later;
  /** Whether the text is Markdown. */
  readonly markdown?: boolean | Later;
}

/** Small print. */
export interface TextCaption {
  readonly type: "TextCaption";
  /** The text, or its lines. */
  readonly text: string | readonly (string | Later)[] | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** How the text is set. */
  readonly "font-weight"?: "bold" | "italic" | "bold_italic" | "normal" | Dynamic | Later;
  /** Whether the text is struck through. */
  readonly strikethrough?: boolean | Dynamic | Later;
  /** Whether the text is Markdown. */
  readonly markdown?: boolean | Later;
}

/** A page of Markdown. */
export interface RichText {
  readonly type: "RichText";
  /** Markdown, or its lines. */
  readonly text: string | readonly (string | Later)[] | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
}

/** A field for one line of text. */
export interface TextInput {
  readonly type: "TextInput";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** What may be entered, by default text. */
  readonly "input-type"?: "text" | "number" | "password" | "passcode" | "phone" | "email" | Later;
  /** A regular expression that the text must match. */
  readonly pattern?: string | Later;
  /** A hint below the input. */
  readonly "helper-text"?: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Least number of characters. */
  readonly "min-chars"?: number | Dynamic | Later;
  /** Largest number of characters, by default 80. */
  readonly "max-chars"?: number | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** A label over several lines. */
  readonly "label-variant"?: "large" | Dynamic | Later;
  /** The value that the input begins with. */
  readonly "init-value"?: string | Later;
  /** A message of error shown at the input. */
  readonly "error-message"?: string | Later;
}

/** A field for one line of text, inside a Form. */
export interface TextInputInForm {
  readonly type: "TextInput";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** What may be entered, by default text. */
  readonly "input-type"?: "text" | "number" | "password" | "passcode" | "phone" | "email" | Later;
  /** A regular expression that the text must match. */
  readonly pattern?: string | Later;
  /** A hint below the input. */
  readonly "helper-text"?: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Least number of characters. */
  readonly "min-chars"?: number | Dynamic | Later;
  /** Largest number of characters, by default 80. */
  readonly "max-chars"?: number | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** A label over several lines. */
  readonly "label-variant"?: "large" | Dynamic | Later;
}

/** A field for several lines of text. */
export interface TextArea {
  readonly type: "TextArea";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** Largest number of characters, by default 600. */
  readonly "max-length"?: number | Dynamic | Later;
  /** A hint below the input. */
  readonly "helper-text"?: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** A label over several lines. */
  readonly "label-variant"?: "large" | Dynamic | Later;
  /** The value that the input begins with. */
  readonly "init-value"?: string | Later;
  /** A message of error shown at the input. */
  readonly "error-message"?: string | Later;
}

/** A field for several lines of text, inside a Form. */
export interface TextAreaInForm {
  readonly type: "TextArea";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** Largest number of characters, by default 600. */
  readonly "max-length"?: number | Dynamic | Later;
  /** A hint below the input. */
  readonly "helper-text"?: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** A label over several lines. */
  readonly "label-variant"?: "large" | Dynamic | Later;
}

/** Options of which several can be chosen. */
export interface CheckboxGroup {
  readonly type: "CheckboxGroup";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** The options. */
  readonly "data-source": readonly (Option | Later)[] | Dynamic | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** How many must be chosen. */
  readonly "min-selected-items"?: number | Dynamic | Later;
  /** How many can be chosen. */
  readonly "max-selected-items"?: number | Dynamic | Later;
  /** Size of the images. */
  readonly "media-size"?: "regular" | "large" | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
  /** The value that the input begins with. */
  readonly "init-value"?: readonly (string | Later)[] | Dynamic | Later;
  /** A message of error shown at the input. */
  readonly "error-message"?: string | Later;
}

/** Options of which several can be chosen, inside a Form. */
export interface CheckboxGroupInForm {
  readonly type: "CheckboxGroup";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** The options. */
  readonly "data-source": readonly (Option | Later)[] | Dynamic | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** How many must be chosen. */
  readonly "min-selected-items"?: number | Dynamic | Later;
  /** How many can be chosen. */
  readonly "max-selected-items"?: number | Dynamic | Later;
  /** Size of the images. */
  readonly "media-size"?: "regular" | "large" | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
}

/** Options of which one can be chosen. */
export interface RadioButtonsGroup {
  readonly type: "RadioButtonsGroup";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** The options. */
  readonly "data-source": readonly (Option | Later)[] | Dynamic | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** Size of the images. */
  readonly "media-size"?: "regular" | "large" | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
  /** The value that the input begins with. */
  readonly "init-value"?: string | Later;
  /** A message of error shown at the input. */
  readonly "error-message"?: string | Later;
}

/** Options of which one can be chosen, inside a Form. */
export interface RadioButtonsGroupInForm {
  readonly type: "RadioButtonsGroup";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** The options. */
  readonly "data-source": readonly (Option | Later)[] | Dynamic | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** Size of the images. */
  readonly "media-size"?: "regular" | "large" | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
}

/** A list that opens, of which one option can be chosen. */
export interface Dropdown {
  readonly type: "Dropdown";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** The options. */
  readonly "data-source": readonly (Option | Later)[] | Dynamic | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
  /** The value that the input begins with. */
  readonly "init-value"?: string | Later;
  /** A message of error shown at the input. */
  readonly "error-message"?: string | Later;
}

/** A list that opens, of which one option can be chosen, inside a Form. */
export interface DropdownInForm {
  readonly type: "Dropdown";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** The options. */
  readonly "data-source": readonly (Option | Later)[] | Dynamic | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
}

/** Chips of which several can be chosen. */
export interface ChipsSelector {
  readonly type: "ChipsSelector";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** The chips. */
  readonly "data-source": readonly (Chip | Later)[] | Dynamic | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** How many must be chosen. */
  readonly "min-selected-items"?: number | Dynamic | Later;
  /** How many can be chosen. */
  readonly "max-selected-items"?: number | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
  /** The value that the input begins with. */
  readonly "init-value"?: readonly (string | Later)[] | Dynamic | Later;
  /** A message of error shown at the input. */
  readonly "error-message"?: string | Later;
}

/** Chips of which several can be chosen, inside a Form. */
export interface ChipsSelectorInForm {
  readonly type: "ChipsSelector";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** The chips. */
  readonly "data-source": readonly (Chip | Later)[] | Dynamic | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** How many must be chosen. */
  readonly "min-selected-items"?: number | Dynamic | Later;
  /** How many can be chosen. */
  readonly "max-selected-items"?: number | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
}

/** A field for a date. */
export interface DatePicker {
  readonly type: "DatePicker";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** A hint below the input. */
  readonly "helper-text"?: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** First date that can be chosen, YYYY-MM-DD. */
  readonly "min-date"?: string | Later;
  /** Last date that can be chosen, YYYY-MM-DD. */
  readonly "max-date"?: string | Later;
  /** Dates that cannot be chosen, YYYY-MM-DD. */
  readonly "unavailable-dates"?: readonly (string | Later)[] | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | Later;
  /** The value that the input begins with. */
  readonly "init-value"?: string | Later;
  /** A message of error shown at the input. */
  readonly "error-message"?: string | Later;
}

/** A field for a date, inside a Form. */
export interface DatePickerInForm {
  readonly type: "DatePicker";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** A hint below the input. */
  readonly "helper-text"?: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** First date that can be chosen, YYYY-MM-DD. */
  readonly "min-date"?: string | Later;
  /** Last date that can be chosen, YYYY-MM-DD. */
  readonly "max-date"?: string | Later;
  /** Dates that cannot be chosen, YYYY-MM-DD. */
  readonly "unavailable-dates"?: readonly (string | Later)[] | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | Later;
}

/** A calendar for a date or a range of dates. */
export interface CalendarPicker {
  readonly type: "CalendarPicker";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label, or the labels of both ends. */
  readonly label:
    | string
    | {
        readonly "start-date"?: string | Later;
        readonly "end-date"?: string | Later;
      }
    | Later;
  /** A title above the calendar. */
  readonly title?: string | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** A hint, or the hints of both ends. */
  readonly "helper-text"?:
    | string
    | {
        readonly "start-date"?: string | Later;
        readonly "end-date"?: string | Later;
      }
    | Later;
  /** Whether a date, or either end, must be chosen. */
  readonly required?:
    | boolean
    | {
        readonly "start-date"?: boolean | Later;
        readonly "end-date"?: boolean | Later;
      }
    | Dynamic
    | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** One date or a range, by default one date. */
  readonly mode?: "single" | "range" | Dynamic | Later;
  /** First date that can be chosen, YYYY-MM-DD. */
  readonly "min-date"?: string | Later;
  /** Last date that can be chosen, YYYY-MM-DD. */
  readonly "max-date"?: string | Later;
  /** Dates that cannot be chosen, YYYY-MM-DD. */
  readonly "unavailable-dates"?: readonly (string | Later)[] | Dynamic | Later;
  /** Days of the week that can be chosen, by default all. */
  readonly "include-days"?:
    | readonly ("Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun" | Later)[]
    | Dynamic
    | Later;
  /** Least number of days in a range. */
  readonly "min-days"?: number | Dynamic | Later;
  /** Largest number of days in a range. */
  readonly "max-days"?: number | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | Later;
  /** The value that the input begins with. */
  readonly "init-value"?:
    | string
    | {
        readonly "start-date"?: string | Later;
        readonly "end-date"?: string | Later;
      }
    | Later;
  /** A message of error. */
  readonly "error-message"?:
    | string
    | {
        readonly "start-date"?: string | Later;
        readonly "end-date"?: string | Later;
      }
    | Later;
}

/** A calendar for a date or a range of dates, inside a Form. */
export interface CalendarPickerInForm {
  readonly type: "CalendarPicker";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label, or the labels of both ends. */
  readonly label:
    | string
    | {
        readonly "start-date"?: string | Later;
        readonly "end-date"?: string | Later;
      }
    | Later;
  /** A title above the calendar. */
  readonly title?: string | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** A hint, or the hints of both ends. */
  readonly "helper-text"?:
    | string
    | {
        readonly "start-date"?: string | Later;
        readonly "end-date"?: string | Later;
      }
    | Later;
  /** Whether a date, or either end, must be chosen. */
  readonly required?:
    | boolean
    | {
        readonly "start-date"?: boolean | Later;
        readonly "end-date"?: boolean | Later;
      }
    | Dynamic
    | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** One date or a range, by default one date. */
  readonly mode?: "single" | "range" | Dynamic | Later;
  /** First date that can be chosen, YYYY-MM-DD. */
  readonly "min-date"?: string | Later;
  /** Last date that can be chosen, YYYY-MM-DD. */
  readonly "max-date"?: string | Later;
  /** Dates that cannot be chosen, YYYY-MM-DD. */
  readonly "unavailable-dates"?: readonly (string | Later)[] | Dynamic | Later;
  /** Days of the week that can be chosen, by default all. */
  readonly "include-days"?:
    | readonly ("Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun" | Later)[]
    | Dynamic
    | Later;
  /** Least number of days in a range. */
  readonly "min-days"?: number | Dynamic | Later;
  /** Largest number of days in a range. */
  readonly "max-days"?: number | Dynamic | Later;
  /** What a selection does. */
  readonly "on-select-action"?: DataExchange | Later;
}

/** A box to tick, with a link to read more. */
export interface OptIn {
  readonly type: "OptIn";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** What the link does. */
  readonly "on-click-action"?: DataExchange | Navigate | OpenUrl | Later;
  /** What ticking the box does. */
  readonly "on-select-action"?: UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
  /** The value that the input begins with. */
  readonly "init-value"?: boolean | Dynamic | Later;
}

/** A box to tick, with a link to read more, inside a Form. */
export interface OptInInForm {
  readonly type: "OptIn";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** Whether users must fill it in, by default not. */
  readonly required?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** What the link does. */
  readonly "on-click-action"?: DataExchange | Navigate | OpenUrl | Later;
  /** What ticking the box does. */
  readonly "on-select-action"?: UpdateData | Later;
  /** What taking a selection back does. */
  readonly "on-unselect-action"?: UpdateData | Later;
}

/** A link. */
export interface EmbeddedLink {
  readonly type: "EmbeddedLink";
  /** The text. */
  readonly text: string | Later;
  /** What the link does. */
  readonly "on-click-action": DataExchange | Navigate | OpenUrl | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
}

/** The button at the foot of the screen. */
export interface Footer {
  readonly type: "Footer";
  /** The label that users see. */
  readonly label: string | Later;
  /** A text at the left of the button, together with one at the right. */
  readonly "left-caption"?: string | Later;
  /** A text above the button, alone. */
  readonly "center-caption"?: string | Later;
  /** A text at the right of the button, together with one at the left. */
  readonly "right-caption"?: string | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** What the button does. */
  readonly "on-click-action": DataExchange | Navigate | Complete | Later;
}

/** A list of entries that lead on. */
export interface NavigationList {
  readonly type: "NavigationList";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The entries. */
  readonly "list-items": readonly (NavigationItem | Later)[] | Dynamic | Later;
  /** A title above the list. */
  readonly label?: string | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Size of the images. */
  readonly "media-size"?: "regular" | "large" | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** Where every entry leads. */
  readonly "on-click-action"?: DataExchange | Navigate | Later;
}

/** A picture. */
export interface Image {
  readonly type: "Image";
  /** The picture in base64. */
  readonly src: string | Later;
  /** Width. */
  readonly width?: number | Dynamic | Later;
  /** Height. */
  readonly height?: number | Dynamic | Later;
  /** Width divided by height. */
  readonly "aspect-ratio"?: number | Dynamic | Later;
  /** How the picture fills its place. */
  readonly "scale-type"?: "cover" | "contain" | Dynamic | Later;
  /** What the picture shows. */
  readonly "alt-text"?: string | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
}

/** One to three pictures to leaf through. */
export interface ImageCarousel {
  readonly type: "ImageCarousel";
  /** The pictures. */
  readonly images: readonly (CarouselImage | Later)[] | Dynamic | Later;
  /** Shape of the pictures. */
  readonly "aspect-ratio"?: "4:3" | "16:9" | Dynamic | Later;
  /** How a picture fills its place. */
  readonly "scale-type"?: "cover" | "contain" | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
}

/** Takes photos. */
export interface PhotoPicker {
  readonly type: "PhotoPicker";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Where photos may come from. */
  readonly "photo-source"?: "camera_gallery" | "camera" | "gallery" | Dynamic | Later;
  /** Largest size of one file, by default 25600. */
  readonly "max-file-size-kb"?: number | Dynamic | Later;
  /** How many must be given, by default none. */
  readonly "min-uploaded-photos"?: number | Dynamic | Later;
  /** How many may be given, by default 30. */
  readonly "max-uploaded-photos"?: number | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** A message of error. */
  readonly "error-message"?: string | { readonly [key: string]: Json } | Later;
}

/** Takes photos, inside a Form. */
export interface PhotoPickerInForm {
  readonly type: "PhotoPicker";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Where photos may come from. */
  readonly "photo-source"?: "camera_gallery" | "camera" | "gallery" | Dynamic | Later;
  /** Largest size of one file, by default 25600. */
  readonly "max-file-size-kb"?: number | Dynamic | Later;
  /** How many must be given, by default none. */
  readonly "min-uploaded-photos"?: number | Dynamic | Later;
  /** How many may be given, by default 30. */
  readonly "max-uploaded-photos"?: number | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
}

/** Takes documents. */
export interface DocumentPicker {
  readonly type: "DocumentPicker";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Kinds of files that are taken, by default all. */
  readonly "allowed-mime-types"?:
    | readonly (
        | "application/gzip"
        | "application/msword"
        | "application/pdf"
        | "application/vnd.ms-excel"
        | "application/vnd.ms-powerpoint"
        | "application/vnd.oasis.opendocument.presentation"
        | "application/vnd.oasis.opendocument.spreadsheet"
        | "application/vnd.oasis.opendocument.text"
        | "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        | "application/x-7z-compressed"
        | "application/zip"
        | "image/avif"
        | "image/gif"
        | "image/heic"
        | "image/heif"
        | "image/jpeg"
        | "image/png"
        | "image/tiff"
        | "image/webp"
        | "text/plain"
        | "video/mp4"
        | "video/mpeg"
        | "application/xml"
        | Later
      )[]
    | Later;
  /** Largest size of one file, by default 25600. */
  readonly "max-file-size-kb"?: number | Dynamic | Later;
  /** How many must be given, by default none. */
  readonly "min-uploaded-documents"?: number | Dynamic | Later;
  /** How many may be given, by default 30. */
  readonly "max-uploaded-documents"?: number | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
  /** A message of error. */
  readonly "error-message"?: string | { readonly [key: string]: Json } | Later;
}

/** Takes documents, inside a Form. */
export interface DocumentPickerInForm {
  readonly type: "DocumentPicker";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** The label that users see. */
  readonly label: string | Later;
  /** A line below the label. */
  readonly description?: string | Later;
  /** Kinds of files that are taken, by default all. */
  readonly "allowed-mime-types"?:
    | readonly (
        | "application/gzip"
        | "application/msword"
        | "application/pdf"
        | "application/vnd.ms-excel"
        | "application/vnd.ms-powerpoint"
        | "application/vnd.oasis.opendocument.presentation"
        | "application/vnd.oasis.opendocument.spreadsheet"
        | "application/vnd.oasis.opendocument.text"
        | "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        | "application/x-7z-compressed"
        | "application/zip"
        | "image/avif"
        | "image/gif"
        | "image/heic"
        | "image/heif"
        | "image/jpeg"
        | "image/png"
        | "image/tiff"
        | "image/webp"
        | "text/plain"
        | "video/mp4"
        | "video/mpeg"
        | "application/xml"
        | Later
      )[]
    | Later;
  /** Largest size of one file, by default 25600. */
  readonly "max-file-size-kb"?: number | Dynamic | Later;
  /** How many must be given, by default none. */
  readonly "min-uploaded-documents"?: number | Dynamic | Later;
  /** How many may be given, by default 30. */
  readonly "max-uploaded-documents"?: number | Dynamic | Later;
  /** Whether users can change it, by default they can. */
  readonly enabled?: boolean | Dynamic | Later;
  /** Whether it is shown, by default it is. */
  readonly visible?: boolean | Dynamic | Later;
}

/** Holds inputs together. */
export interface Form {
  readonly type: "Form";
  /** Name of the input, unique on its screen. */
  readonly name: string | Later;
  /** What stands in the form. */
  readonly children: readonly (FormComponent | Later)[] | Later;
  /** First values of inputs, by their names. */
  readonly "init-values"?: { readonly [key: string]: Json } | Dynamic | Later;
  /** Messages of error, by names of inputs. */
  readonly "error-messages"?: { readonly [key: string]: string | Later } | Dynamic | Later;
}

/** Shows one of two branches. */
export interface If {
  readonly type: "If";
  /** An expression that is true or false. */
  readonly condition: string | boolean | Later;
  /** Shown when the condition is true. */
  readonly then: readonly (IfComponent | Later)[] | Later;
  /** Shown when it is not. */
  readonly else?: readonly (IfComponent | Later)[] | Later;
}

/** Shows one of two branches, inside a Form. */
export interface IfInForm {
  readonly type: "If";
  /** An expression that is true or false. */
  readonly condition: string | boolean | Later;
  /** Shown when the condition is true. */
  readonly then: readonly (IfComponentInForm | Later)[] | Later;
  /** Shown when it is not. */
  readonly else?: readonly (IfComponentInForm | Later)[] | Later;
}

/** Shows the branch of a value. */
export interface Switch {
  readonly type: "Switch";
  /** A binding whose value chooses the branch. */
  readonly value: string | Later;
  /** Branches by value. */
  readonly cases: { readonly [key: string]: readonly (CaseComponent | Later)[] | Later } | Later;
}

/** Shows the branch of a value, inside a Form. */
export interface SwitchInForm {
  readonly type: "Switch";
  /** A binding whose value chooses the branch. */
  readonly value: string | Later;
  /** Branches by value. */
  readonly cases: { readonly [key: string]: readonly (CaseComponentInForm | Later)[] | Later } | Later;
}

/** Goes to another screen and hands it data. */
export interface Navigate {
  readonly name: "navigate";
  /** The screen to go to. */
  readonly next: NextScreen | Later;
  /** Data for the next screen, by the keys of its data model. */
  readonly payload?: { readonly [key: string]: Json } | Later;
}

/** Sends data to the endpoint, which answers with the next screen. */
export interface DataExchange {
  readonly name: "data_exchange";
  /** Data for the endpoint. */
  readonly payload?: { readonly [key: string]: Json } | Later;
}

/** Ends the flow and sends the payload as the reply of the message. */
export interface Complete {
  readonly name: "complete";
  /** The reply. */
  readonly payload?: { readonly [key: string]: Json } | Later;
}

/** Opens a web page. */
export interface OpenUrl {
  readonly name: "open_url";
  /** An https address. */
  readonly url: string | Later;
}

/** Changes data of the same screen. */
export interface UpdateData {
  readonly name: "update_data";
  /** New values, by keys of the screen's data model. */
  readonly payload: { readonly [key: string]: Json } | Later;
}
