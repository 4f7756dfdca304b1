import { Refusal } from "./refusal";

/** How a refusal is worded; what is left out stays as the emulator words it. */
interface Words {
  code?: string;
  message?: string;
  status?: number;
}

/** Words that do not say what is wrong. */
const UNDOCUMENTED: Words = { code: "FlowOperationFailed", message: "The operation failed." };

/**
 * The codes that CAMS does not document: the emulator's own one first, then the forms that they may have, since CAMS stands
 * in front of Meta, whose codes may come as the code or within the message.
 */
export const WORDINGS = {
  "Emulator.FlowNotFound": {
    "Emulator.FlowNotFound": {},
    "Flow.NotExist": { code: "Flow.NotExist", message: "" },
    "HTTP-404": { code: "FlowOperationFailed", status: 404 },
    "100": { code: "100" },
    "Unknown.ResourceOwnerId": { code: "Unknown.ResourceOwnerId", message: "" },
  },
  "Emulator.WrongFlowStatus": {
    "Emulator.WrongFlowStatus": {},
    "139004": { code: "139004", message: "Flow can't be changed in its status" },
    "in-message": { code: "FlowOperationFailed", message: "Meta answered (#139001) Flow is in another state" },
    undocumented: UNDOCUMENTED,
  },
  "Emulator.FlowNameExists": {
    "Emulator.FlowNameExists": {},
    "100": { code: "100", message: "Flow name is not unique" },
    undocumented: UNDOCUMENTED,
  },
  "Emulator.PublishFailed": {
    "Emulator.PublishFailed": {},
    "139002": { code: "139002", message: "Publishing Flow attempt failed" },
    "in-message": { code: "FlowOperationFailed" },
  },
} as const satisfies Record<string, Record<string, Words>>;

type Own = keyof typeof WORDINGS;
/** The emulator's own code of a refusal whose words CAMS does not document. */
export type WordingCode = Own;

/** A refusal in words of another account, in place of a form. */
export interface Wording {
  code: string;
  message: string;
  status: number;
}

/** The forms in which a refusal can come. */
export type Form<Code extends Own> = keyof (typeof WORDINGS)[Code] & string;

/** The forms of a refusal, the emulator's own first. */
export const formsOf = <Code extends Own>(code: Code): readonly [Form<Code>, ...Form<Code>[]] => {
  const forms: readonly string[] = [code, ...Object.keys(WORDINGS[code]).filter((form) => form !== code)];
  return forms as readonly [Form<Code>, ...Form<Code>[]];
};

/** How a form words a refusal, as far as the refused call does not change it. */
export function wordingOf(own: Own, form: string): Wording {
  const forms: Record<string, Words> = WORDINGS[own];
  const { code = own, message = new Refusal(own).message, status = new Refusal(own).status } = forms[form] ?? {};
  return { code, message, status };
}

/** A refusal in the form, or the words, chosen for its code. */
export function worded(refusal: Refusal, chosen: Readonly<Partial<Record<string, string | Wording>>>): Refusal {
  const form = chosen[refusal.code];
  const forms: Record<string, Record<string, Words>> = WORDINGS;
  const words = typeof form === "string" ? forms[refusal.code]?.[form] : form;
  if (words === undefined) return refusal;
  const { code = refusal.code, message = refusal.message, status = refusal.status } = words;
  return new Refusal(code, message, status, refusal.headers, true);
}
