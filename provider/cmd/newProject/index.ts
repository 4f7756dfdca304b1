/** The first program: a new Pulumi project with one flow, as `pulumi-cams init` writes it. */
export { nameOf } from "./names";
export { projectFiles } from "./projectFiles";
export { writeProject } from "./write";
