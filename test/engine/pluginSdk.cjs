// What a generated SDK is to programs: classes of the plugin's resources. Programs of tests get it as "pulumi-cams".
const { readFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");

const resource = (type, outputs) =>
  class extends pulumi.CustomResource {
    constructor(name, args, options) {
      super(
        `cams:index:${type}`,
        name,
        { ...Object.fromEntries(outputs.map((key) => [key, undefined])), ...args },
        options,
      );
    }
  };

exports.WhatsAppFlow = resource("WhatsAppFlow", [
  ...["flowId", "flowName", "status", "digest", "publishedDigest", "jsonVersion", "dataApiVersion"],
]);
exports.FlowTrigger = resource("FlowTrigger", ["uuid", "requestId", "firedAt", "outcome", "response"]);
exports.PhoneEncryptionPublicKey = resource("PhoneEncryptionPublicKey", ["status", "fingerprint"]);
exports.Provider = class extends pulumi.ProviderResource {
  constructor(name, args, options) {
    // A provider of a program does not see the stack's settings.
    super("cams", name, { triggers: new pulumi.Config("cams").get("triggers"), ...args }, options);
  }
};
exports.flowFile = (file) => readFileSync(file, "utf8");
