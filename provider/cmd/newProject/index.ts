export { nameOf } from "./names";
export { type ProjectFiles, projectFiles } from "./projectFiles";
export { writeProject } from "./write";
