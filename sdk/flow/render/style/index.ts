/** The style sheet of the page. Colours come in pairs, light and dark; `color-scheme` decides which one applies. */
import { choiceStyle } from "./choices";
import { fieldStyle } from "./fields";
import { pageStyle } from "./page";
import { phoneStyle } from "./phone";

/** The whole style sheet. */
export const STYLE = [pageStyle, phoneStyle, fieldStyle, choiceStyle].join("");
