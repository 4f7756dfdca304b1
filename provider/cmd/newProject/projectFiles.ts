import type { Versions } from "../versions";

/** The files of a project, by their names. */
export type ProjectFiles = Readonly<Record<string, string>>;

/**
 * The first program: one flow of one screen, laid out as `pulumi-cams fmt` does. README shows these files, and a test holds
 * it to them.
 *
 * @param name what the project is called, see `nameOf`
 */
export const projectFiles = (name: string, versions: Versions): ProjectFiles => ({
  "Pulumi.yaml": `name: ${name}
description: WhatsApp Flows on Alibaba Cloud CAMS
runtime:
  name: nodejs
  options:
    typescript: false # Node runs TypeScript by itself.
`,
  "package.json": `{
  "name": ${JSON.stringify(name)},
  "private": true,
  "type": "module",
  "main": "index.ts",
  "engines": { "node": ">=22.18" },
  "dependencies": { "@pulumi/pulumi": ${JSON.stringify(versions["@pulumi/pulumi"])}, "pulumi-cams": ${JSON.stringify(versions["pulumi-cams"])} }
}
`,
  "tsconfig.json": `{
  "compilerOptions": { "target": "es2023", "module": "nodenext", "strict": true, "noEmit": true, "skipLibCheck": true }
}
`,
  "index.ts": `import * as cams from "pulumi-cams";

const signup = new cams.WhatsAppFlow("signup", {
  flow: cams.flowFile("signup.flow.json"),
  categories: ["SIGN_UP"],
});

export const flowId = signup.flowId;
export const status = signup.status;
`,
  "signup.flow.json": `{
  "version": "7.3",
  "screens": [
    {
      "id": "SIGN_UP",
      "title": "Join us",
      "terminal": true,
      "layout": {
        "type": "SingleColumnLayout",
        "children": [
          { "type": "TextHeading", "text": "Become a member" },
          { "type": "TextInput", "name": "nickname", "label": "Nickname", "required": true },
          {
            "type": "Footer",
            "label": "Sign up",
            "on-click-action": { "name": "complete", "payload": { "nickname": "\${form.nickname}" } }
          }
        ]
      }
    }
  ]
}
`,
  ".gitignore": "node_modules/\n",
});
