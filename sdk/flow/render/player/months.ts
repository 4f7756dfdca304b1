/** Months as `YYYY-MM` and days as `YYYY-MM-DD`, without any time zone. */
const NAMES = "January February March April May June July August September October November December".split(" ");

/** The days of a week that begins on Monday, as heads of columns. */
export const shortWeekdays = ["M", "T", "W", "T", "F", "S", "S"];

/** The month of a day; the present one for what is no day. */
export const monthOf = (day: string): string => (/^\d{4}-\d\d/.test(day) ? day : today()).slice(0, 7);

/** The present day, in universal time. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** A month as it is spoken of: `May 2027`. Takes days too. */
export function monthTitle(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return `${NAMES[Number(number) - 1] ?? ""} ${year}`;
}

/** A day as it is spoken of: `3 May 2027`. */
export const dayTitle = (day: string): string => `${Number(day.slice(8))} ${monthTitle(day)}`;

/** The month so many months later, or earlier. */
export function addMonths(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The days of a month, and how many places stay blank before the first, for weeks that begin on Monday. */
export function daysOf(month: string): { blanks: number; dates: string[] } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return {
    blanks: (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7,
    dates: Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`),
  };
}
