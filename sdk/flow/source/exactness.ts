/** More digits than these are never needed to distinguish two doubles. */
const DIGITS = 17;

/** A number of at most so many characters, without an exponent, has few enough digits to be held exactly. */
const SHORT = 15;

/**
 * Whether a number is still the same once it was read into a double and written again. Another spelling of the same value
 * (`1.0`, `1e2`) is fine, and so is a fraction with no more digits than distinguish doubles.
 *
 * @param text a JSON number
 */
export function isHeldExactly(text: string): boolean {
  if (text.length <= SHORT && !/e/i.test(text)) return true;
  const held = Number(text);
  if (!Number.isFinite(held)) return false;
  const [written, kept] = [decimalOf(text), decimalOf(String(held))];
  if (written.digits === kept.digits && (written.digits === "" || written.exponent === kept.exponent)) return true;
  const isInteger = written.exponent >= 0 && !/e/i.test(text);
  return !isInteger && kept.digits !== "" && written.digits.length <= DIGITS;
}

/** A number as its significant digits, of which the last stands for ten to the power of the exponent. */
function decimalOf(text: string): { digits: string; exponent: number } {
  const [, whole = "", fraction = "", power = "0"] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  const all = whole + fraction;
  const digits = all.replace(/0+$/, "");
  return {
    digits: digits.replace(/^0+/, ""),
    exponent: Number(power) - fraction.length + (all.length - digits.length),
  };
}
