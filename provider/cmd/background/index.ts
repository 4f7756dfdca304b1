export { startInBackground } from "./start";
