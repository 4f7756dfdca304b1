const { version } = require("pulumi-cams/package.json") as { version: string };

/** Names the product in every request, to CAMS as well as to storage. It is no part of what is signed. */
export const USER_AGENT = `pulumi-cams/${version} Node.js/${process.versions.node}`;
