/** A program in each language that the documentation shows. */
export interface Example {
  typescript?: string;
  python?: string;
  yaml?: string;
}

/** Examples by the name of the resource or function. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  WhatsAppFlow: {
    typescript: `import * as fs from "node:fs";
import * as cams from "pulumi-cams-plugin";

const signup = new cams.WhatsAppFlow("signup", {
  flow: JSON.parse(fs.readFileSync("signup.flow.json", "utf8")),
  categories: ["SIGN_UP"],
});
export const signupId = signup.flowId;`,
    python: `import json
import pulumi
import pulumi_cams as cams

with open("signup.flow.json", encoding="utf8") as file:
    signup = cams.WhatsAppFlow("signup", flow=json.load(file), categories=["SIGN_UP"])
pulumi.export("signupId", signup.flow_id)`,
    yaml: `resources:
  signup:
    type: cams:WhatsAppFlow
    properties:
      flow:
        fn::fromJSON:
          fn::readFile: ./signup.flow.json
      categories: [SIGN_UP]
outputs:
  signupId: \${signup.flowId}`,
  },
  FlowTrigger: {
    typescript: `import * as cams from "pulumi-cams-plugin";

new cams.FlowTrigger("launch", { flowCode: "9ccc41e0", triggers: { campaign: "spring" } });`,
    python: `import pulumi_cams as cams

cams.FlowTrigger("launch", flow_code="9ccc41e0", triggers={"campaign": "spring"})`,
    yaml: `resources:
  launch:
    type: cams:FlowTrigger
    properties:
      flowCode: 9ccc41e0
      triggers:
        campaign: spring`,
  },
  PhoneEncryptionPublicKey: {
    typescript: `import * as fs from "node:fs";
import * as cams from "pulumi-cams-plugin";

new cams.PhoneEncryptionPublicKey("support", {
  phoneNumber: "8615800000000",
  publicKey: fs.readFileSync("public.pem", "utf8"),
});`,
    python: `from pathlib import Path
import pulumi_cams as cams

cams.PhoneEncryptionPublicKey("support", phone_number="8615800000000", public_key=Path("public.pem").read_text())`,
    yaml: `resources:
  support:
    type: cams:PhoneEncryptionPublicKey
    properties:
      phoneNumber: "8615800000000"
      publicKey:
        fn::readFile: ./public.pem`,
  },
  getWhatsAppFlow: {
    typescript: `import * as cams from "pulumi-cams-plugin";

export const digest = cams.getWhatsAppFlowOutput({ flowName: "signup" }).digest;`,
    python: `import pulumi
import pulumi_cams as cams

pulumi.export("digest", cams.get_whats_app_flow_output(flow_name="signup").digest)`,
    yaml: `variables:
  signup:
    fn::invoke:
      function: cams:getWhatsAppFlow
      arguments:
        flowName: signup
outputs:
  digest: \${signup.digest}`,
  },
};

/** A description followed by its examples, in the form that documentation tools take apart by language. */
export function withExamples(description: string, { typescript, python, yaml }: Example): string {
  const blocks = Object.entries({ typescript, python, yaml }).flatMap(([language, code]) =>
    code === undefined ? [] : [`\`\`\`${language}\n${code}\n\`\`\``],
  );
  if (blocks.length === 0) return description;
  return `${description}\n\n{{% examples %}}\n## Example Usage\n{{% example %}}\n\n${blocks.join("\n")}\n{{% /example %}}\n{{% /examples %}}`;
}
