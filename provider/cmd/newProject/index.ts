export { nameOf } from "./names";
export { projectFiles } from "./projectFiles";
export { writeProject } from "./write";
