// CommonJS, because Pulumi loads policy packs with `require`. It compiles TypeScript in them with a compiler of its own,
// which is too old for the declarations of today.
const { readFileSync } = require("node:fs");
const { PolicyPack } = require("@pulumi/policy");
const { contractChanges, decodeKeyed, VERSIONS } = require("pulumi-cams/flow");

// Node programs declare the first with pulumi-cams, programs in other languages the second.
const FLOWS = ["pulumi-nodejs:dynamic/cams:WhatsAppFlow", "cams:index:WhatsAppFlow"];

/**
 * A rule about flows.
 *
 * @typedef {object} Rule
 * @property {string} name
 * @property {string} description
 * @property {boolean} [onlyProd] whether other stacks may break it
 * @property {import("@pulumi/policy").PolicyConfigSchema} [configSchema]
 * @property {(flow: import("@pulumi/policy").ResourceValidationArgs) => string | undefined} problem
 *   what is wrong with a flow, and what to do about it
 */

/** @type {Rule[]} */
const rules = [
  {
    name: "no-draft",
    description: "Flows in prod are published.",
    onlyProd: true,
    problem: ({ props }) =>
      props.publish === false ? "publish is false, so nobody could be sent this flow: remove it" : undefined,
  },
  {
    name: "protected",
    description: "Published flows in prod are protected, because nobody can undo a deprecation.",
    onlyProd: true,
    problem: ({ props, opts }) =>
      props.publish === false || opts.protect ? undefined : "give it the resource option protect: true",
  },
  {
    name: "endpoint-hosts",
    description: "Flows send what people enter only to hosts that policy/config.json lists.",
    configSchema: {
      properties: { hosts: { type: "array", items: { type: "string" } } },
      required: ["hosts"],
    },
    problem({ props, getConfig }) {
      if (props.endpointUri === undefined) return undefined;
      const { hosts } = /** @type {{ hosts: string[] }} */ (getConfig());
      const { host } = new URL(props.endpointUri);
      return hosts.includes(host) ? undefined : `endpointUri has the host ${host}, and allowed are ${hosts.join(", ")}`;
    },
  },
  {
    name: "no-frozen-version",
    description: "Flows have a version of Flow JSON that Meta still publishes.",
    problem({ props }) {
      const { version } = props.flow;
      const isFrozen = VERSIONS.some((known) => known.version === version && known.state === "frozen");
      return isFrozen ? `version ${version} is frozen: Meta publishes no change of this flow any more` : undefined;
    },
  },
  {
    name: "breaking-needs-label",
    description: 'What breaks running conversations needs the label "breaking" on the pull request.',
    onlyProd: true,
    problem({ urn, opts, props }) {
      const { BREAKING_CHANGES, STATE_BEFORE } = process.env;
      if (BREAKING_CHANGES === "allowed") return undefined;
      if (STATE_BEFORE === undefined) return "STATE_BEFORE must name a file that `pulumi stack export` wrote";
      const before = flowBefore(STATE_BEFORE, [urn, ...opts.aliases]);
      if (before === undefined) return undefined;
      // Lists are maps in what Pulumi sees of a flow; decodeKeyed makes the document of it.
      const broken = contractChanges(decodeKeyed(before), decodeKeyed(props.flow));
      return broken.length === 0 ? undefined : broken.map(({ path, sentence }) => `${path}: ${sentence}`).join("\n");
    },
  },
];

/**
 * The flow as it was last applied; undefined for one that is new.
 *
 * @param {string} file what `pulumi stack export` wrote
 * @param {string[]} urns the names that the flow has or had
 * @returns {unknown}
 */
function flowBefore(file, urns) {
  /** @type {{ deployment: { resources?: { urn: string, inputs?: { flow?: unknown }, delete?: boolean }[] } }} */
  const { deployment } = JSON.parse(readFileSync(file, "utf8"));
  return deployment.resources?.find((one) => urns.includes(one.urn) && one.delete !== true)?.inputs?.flow;
}

new PolicyPack("flows", {
  enforcementLevel: "mandatory",
  policies: rules.map(({ onlyProd, problem, ...policy }) => ({
    ...policy,
    validateResource(resource, report) {
      if (!FLOWS.includes(resource.type) || (onlyProd && !resource.urn.startsWith("urn:pulumi:prod::"))) return;
      const found = problem(resource);
      if (found !== undefined) report(found);
    },
  })),
});
