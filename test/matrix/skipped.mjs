/** A row that cannot run here; the message is the reason. */
export class Skipped extends Error {}
