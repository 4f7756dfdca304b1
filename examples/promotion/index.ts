import * as pulumi from "@pulumi/pulumi";
import * as cams from "pulumi-cams";

const config = new pulumi.Config();

// The stage before this one, whose published flow is the only one that is taken here. Of the first stages there is none.
const before = config.get("after");
const stage =
  before === undefined
    ? undefined
    : new pulumi.StackReference(`${pulumi.getOrganization()}/${pulumi.getProject()}/${before}`);

// Digests that a pull request has brought: `pulumi-cams promote --pull-request` writes them into the configuration.
const reviewed = config.getObject<Record<string, string>>("expectDigests");

// Endpoint and categories belong to the stage. The flow is the same in all: its digest is what is promoted.
const signup = new cams.WhatsAppFlow("signup", {
  flow: cams.flowFile("signup.flow.json"),
  endpointUri: config.require("endpoint"),
  categories: config.requireObject<cams.FlowCategory[]>("categories"),
  expectDigest: reviewed?.signup ?? stage?.getOutput("signupDigest"),
});

export const signupId = signup.flowId;
export const signupStatus = signup.status;
// Read by the stage behind this one.
export const signupDigest = signup.publishedDigest;
