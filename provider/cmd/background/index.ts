/** The emulator as a background process, which goes on after the command that started it. */
export { startInBackground } from "./start";
