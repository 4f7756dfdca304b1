/** The keys with which calls are signed: where they are looked for, and how they stay valid while a run goes on. */
export { credentialsOf } from "./credentials";
