import { CancelledError, PermissionError, RefusedError, SignatureError, ThrottledError } from "../../cams";
import { type ReportedCategory, reportable, type SeenRefusal, wordsOf } from "../../observations";

const categories: readonly string[] = ["refused", "notFound", "wrongState", "nameTaken", "throttled", "publishRefused"];
const isReported = (category: string): category is ReportedCategory => categories.includes(category);

/** What a report may say of a refusal. */
export const seenRefusal = ({ code, status, vendorMessage, category }: RefusedError): SeenRefusal => ({
  code: reportable(code),
  status,
  words: wordsOf(vendorMessage),
  category: isReported(category) ? category : "other",
});

/** CAMS's no to what was asked. @throws any error that says nothing of it: no answer, no permission, too many calls */
export async function refusalOf(call: () => Promise<unknown>): Promise<RefusedError | "accepted"> {
  try {
    await call();
    return "accepted";
  } catch (error) {
    if (isAnswer(error)) return error;
    throw error;
  }
}

const isAnswer = (error: unknown): error is RefusedError =>
  error instanceof RefusedError &&
  error.outcome === "refused" &&
  ![PermissionError, ThrottledError, SignatureError, CancelledError].some((type) => error instanceof type);
