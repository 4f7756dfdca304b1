import type { CheckedRequest } from "./check";

/** The result of a check for people: a line for each request, with what is wrong below it, and a count. */
export function endpointReport(checked: readonly CheckedRequest[]): string {
  const lines = checked.flatMap(({ name, status, ms, findings }) => {
    const mark = findings.some(({ severity }) => severity === "error")
      ? "error"
      : findings.length > 0
        ? "warning"
        : "ok";
    const answer = status === undefined ? "no answer" : `HTTP ${status}`;
    return [
      `${mark.padEnd(8)}${name}: ${answer}, ${ms} ms`,
      ...findings.map(
        ({ code, message, hint }) => `        ${code}: ${message}${hint === undefined ? "" : ` (${hint})`}`,
      ),
    ];
  });
  const wrong = checked.reduce((count, { findings }) => count + findings.length, 0);
  const slowest = Math.max(0, ...checked.map(({ ms }) => ms));
  lines.push(`${checked.length} requests, ${wrong} finding${wrong === 1 ? "" : "s"}, slowest answer ${slowest} ms`);
  return lines.join("\n");
}
