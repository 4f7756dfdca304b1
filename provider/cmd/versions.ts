/** What package.json of a new project asks for. */
export interface Versions {
  "@pulumi/pulumi": string;
  "pulumi-cams": string;
}

/** A new project asks for this release or a later one, and for Pulumi as this release does. */
export function versions(): Versions {
  const { version, peerDependencies } = require("pulumi-cams/package.json") as {
    version: string;
    peerDependencies: { "@pulumi/pulumi": string };
  };
  return { "@pulumi/pulumi": peerDependencies["@pulumi/pulumi"], "pulumi-cams": `^${version}` };
}
