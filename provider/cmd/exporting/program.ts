import { visible } from "../terminal";

/** A flow as it stands in the program that adopts it. */
export interface ExportedFlow {
  flowId: string;
  flowName: string;
  status: string;
  /** Name of the resource. */
  resource: string;
  /** Path of its document from the project's folder, with `/`. */
  file: string;
  /** Whether it is published in CAMS; a program that says nothing would publish a draft. */
  isPublished: boolean;
}

/** A project that adopts flows. */
export interface Project {
  flows: readonly ExportedFlow[];
  /** Whether the program takes the flows over; otherwise they are recorded before it runs for the first time. */
  isAdopting: boolean;
  language: Language;
  /** The space, if the flows are in another one than the environment names. */
  custSpaceId: string | undefined;
  /** The versions that package.json asks for. */
  versions: { "@pulumi/pulumi": string; "pulumi-cams": string };
}

/** Ending of the program by its language. */
const endings = { typescript: "ts", javascript: "js" } as const;

/** A language that the program can be written in. */
type Language = keyof typeof endings;

/** Name of the project. */
export const PROJECT = "whatsapp-flows";

const PULUMI_YAML = `name: ${PROJECT}
description: WhatsApp Flows that existed in CAMS before
runtime:
  name: nodejs
  options:
    # Node runs TypeScript by itself.
    typescript: false
`;

/** The files of the project that are the same for all flows, with their names. */
export function projectFiles({ language, versions }: Pick<Project, "language" | "versions">): [string, string][] {
  const manifest = {
    name: PROJECT,
    private: true,
    type: "module",
    main: mainOf(language),
    engines: { node: ">=22.18" },
    dependencies: versions,
  };
  return [
    ["Pulumi.yaml", PULUMI_YAML],
    ["package.json", `${JSON.stringify(manifest, null, 2)}\n`],
  ];
}

/** The program that adopts flows as they are, with its name. */
export function programFile({ flows, language, custSpaceId, isAdopting }: Project): [string, string] {
  const head = [
    'import * as cams from "pulumi-cams";',
    "",
    isAdopting
      ? "// Each resource adopts a flow that existed in CAMS. Adopting changes nothing in CAMS: name, categories and endpoint are"
      : "// Each resource is a flow that existed in CAMS, recorded by `pulumi import --file`. Name, categories and endpoint are",
    "// left out and so stay as they are. Set flowName, categories or endpointUri to manage them in this program.",
  ];
  const space = custSpaceId === undefined ? [] : ["", `const custSpaceId = ${literal(custSpaceId)};`];
  const resources = flows.map((flow) => resourceOf(flow, custSpaceId !== undefined, isAdopting));
  return [mainOf(language), `${[...head, ...space, ...resources].join("\n")}\n`];
}

const mainOf = (language: Language) => `index.${endings[language]}`;

function resourceOf(
  { flowId, flowName, status, resource, file, isPublished }: ExportedFlow,
  hasSpace: boolean,
  isAdopting: boolean,
): string {
  return [
    "",
    // What CAMS reports is text of others: it stays on its line.
    `// ${visible(`${JSON.stringify(flowName)}, ${status}`)}`,
    `new cams.WhatsAppFlow(${literal(resource)}, {`,
    `  flow: cams.flowFile(${literal(file)}),`,
    ...(hasSpace ? ["  custSpaceId,"] : []),
    ...(isPublished ? [] : ["  publish: false,"]),
    ...(isAdopting ? [`  adopt: ${literal(flowId)},`] : []),
    "});",
  ].join("\n");
}

const literal = (text: string) => JSON.stringify(text);
