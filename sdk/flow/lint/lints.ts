/** What the lints find: codes, which are ours and stay as they are, and what each is about. All are warnings. */
export const LINTS = [
  { code: "LITERAL_BINDING", about: "A binding among other text, which users see as it is written" },
  {
    code: "MALFORMED_BINDING",
    about: "A ${...} that is no binding: spaces in it, or another root than data, form or screen",
  },
  { code: "BINDING_IN_TITLE", about: "A binding in the title of a screen, where it is not replaced" },
  { code: "NESTED_PAYLOAD_BINDING", about: "A binding below the top of a payload, where nothing checks it" },
  { code: "SCREEN_CYCLE", about: "Three or more screens that lead round in a circle" },
  { code: "UNREACHABLE_SCREEN", about: "A screen to which no way leads from the first one" },
  { code: "DEAD_END_SCREEN", about: "A screen that leads nowhere and is not terminal" },
  { code: "SEVERAL_ENTRY_SCREENS", about: "A further screen to which nothing leads, beside the first one" },
  { code: "SCREEN_NOT_ALWAYS_VISITED", about: "A reference to a screen that some way to here passes by" },
  { code: "DUPLICATE_OPTION_ID", about: "Two options of a list with one id" },
  { code: "INIT_VALUE_NOT_AN_OPTION", about: "A first value that is none of the options" },
  { code: "TEXT_TOO_LONG", about: "A text that clients cut off" },
  { code: "TOO_MANY_OPTIONS", about: "A list with more options than clients show" },
  { code: "TOO_FEW_OPTIONS", about: "A list with fewer options than clients want" },
  { code: "FOOTER_MISSING_IN_BRANCH", about: "A branch without Footer beside a branch that has one" },
  { code: "SUCCESS_AS_SCREEN_ID", about: "A screen id that is the reserved word SUCCESS but for its case" },
  { code: "INSECURE_LINK", about: "A link to http, where https is wanted" },
  { code: "UNUSED_DATA", about: "Data that a screen is given and nothing uses" },
  { code: "UNUSED_INPUT", about: "An input whose value is sent nowhere" },
  { code: "IMAGE_NOT_JPEG_OR_PNG", about: "A picture that is neither JPEG nor PNG in base64" },
  { code: "IMAGE_TOO_LARGE", about: "A picture with more bytes than clients take" },
  { code: "DUPLICATE_KEY", about: "A key that its object already has, so that only the last one counts" },
  { code: "VERSION_FROZEN", about: "A version of Flow JSON that Meta has frozen" },
  { code: "VERSION_EARLY", about: "A version of Flow JSON that not every client knows" },
  { code: "VERSION_INTERNAL", about: "A version of Flow JSON that Meta keeps for itself" },
  { code: "SWITCH_CASE_SHOWS_NOTHING", about: "A case of a Switch without components" },
  { code: "REQUIRED_INPUT_HIDDEN", about: "A required input that is never shown" },
  { code: "REQUIRED_INPUT_DISABLED", about: "A required input that cannot be filled in" },
  { code: "SECRET_INPUT_NOT_SENSITIVE", about: "A password or passcode that the summary of the reply shows" },
  { code: "UNSAFE_INPUT_NAME", about: "An input whose name does not fit into a binding" },
] as const;

/** A code of a lint. */
export type LintCode = (typeof LINTS)[number]["code"];
