/** What the lints find: codes, which are ours and stay as they are, and what each is about. All are warnings. */
export const LINTS = [
  { code: "LITERAL_BINDING", about: "A binding inside other text, which users see literally" },
  {
    code: "MALFORMED_BINDING",
    about: "A ${...} that is not a binding: it has spaces, or does not start with data, form or screen",
  },
  { code: "BINDING_IN_TITLE", about: "A binding in the title of a screen, where it is not replaced" },
  { code: "NESTED_PAYLOAD_BINDING", about: "A binding nested in a payload, where Meta does not check it" },
  { code: "SCREEN_CYCLE", about: "Three or more screens that form a cycle" },
  { code: "UNREACHABLE_SCREEN", about: "A screen that cannot be reached from the first one" },
  { code: "DEAD_END_SCREEN", about: "A screen that leads to no other screen and is not terminal" },
  { code: "SEVERAL_ENTRY_SCREENS", about: "Another screen besides the first one that nothing leads to" },
  { code: "SCREEN_NOT_ALWAYS_VISITED", about: "A reference to a screen that users may not have visited" },
  { code: "DUPLICATE_OPTION_ID", about: "Two options of a list with the same id" },
  { code: "INIT_VALUE_NOT_AN_OPTION", about: "An initial value that is not one of the options" },
  { code: "TEXT_TOO_LONG", about: "Text that clients truncate" },
  { code: "TOO_MANY_OPTIONS", about: "A list with more options than clients show" },
  { code: "TOO_FEW_OPTIONS", about: "A list with fewer options than clients require" },
  { code: "FOOTER_MISSING_IN_BRANCH", about: "A branch without a Footer when another branch has one" },
  {
    code: "SUCCESS_AS_SCREEN_ID",
    about: "A screen id that differs only in case from a reserved word, such as Success",
  },
  { code: "INSECURE_LINK", about: "A link that uses http instead of https" },
  { code: "UNUSED_DATA", about: "Data of a screen that is not used" },
  { code: "UNUSED_INPUT", about: "An input whose value is not used" },
  { code: "IMAGE_NOT_JPEG_OR_PNG", about: "An image that is not a base64-encoded JPEG or PNG" },
  { code: "IMAGE_TOO_LARGE", about: "An image that is larger than clients accept" },
  { code: "DUPLICATE_KEY", about: "A key that occurs more than once in its object; only the last one is used" },
  { code: "VERSION_FROZEN", about: "A version of Flow JSON that Meta has frozen" },
  { code: "VERSION_EARLY", about: "A version of Flow JSON that not every client supports" },
  { code: "VERSION_INTERNAL", about: "A version of Flow JSON that Meta reserves for internal use" },
  { code: "SWITCH_CASE_SHOWS_NOTHING", about: "A Switch case without components" },
  { code: "REQUIRED_INPUT_HIDDEN", about: "A required input that is never shown" },
  { code: "REQUIRED_INPUT_DISABLED", about: "A required input that cannot be filled in" },
  { code: "SECRET_INPUT_NOT_SENSITIVE", about: "A password or passcode that is shown in the summary of the reply" },
  { code: "UNSAFE_INPUT_NAME", about: "An input whose name cannot be used in a binding" },
] as const;

/** A code of a lint. */
export type LintCode = (typeof LINTS)[number]["code"];
