/** Whether a value is not known yet, or any value within it. */
export const holdsUnknown = (value: unknown, isUnknown: (value: unknown) => boolean): boolean =>
  isUnknown(value) ||
  (typeof value === "object" &&
    value !== null &&
    Object.values(value).some((member) => holdsUnknown(member, isUnknown)));
