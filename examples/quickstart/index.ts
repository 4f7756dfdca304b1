import * as cams from "pulumi-cams";
import { feedbackFlow } from "./feedback.ts";

// A flow in a JSON file, as Meta's Flow Builder exports it.
const signupFlow = cams.flowFile(process.env.QUICKSTART_FLOW || "signup.flow.json");

const signup = new cams.WhatsAppFlow("signup", {
  flow: signupFlow,
  categories: ["SIGN_UP"],
  // Meta publishes a flow that talks to a data endpoint only when it has one.
  endpointUri: "data_api_version" in signupFlow ? "https://flows.example.com/signup" : undefined,
});

// A flow written in TypeScript.
const feedback = new cams.WhatsAppFlow("feedback", {
  flow: feedbackFlow(["Delivery", "Product", "Support"]),
  categories: ["SURVEY", "CUSTOMER_SUPPORT"],
});

export const signupFlowId = signup.flowId;
export const signupStatus = signup.status;
export const signupDigest = signup.publishedDigest;
export const feedbackFlowId = feedback.flowId;
export const feedbackStatus = feedback.status;
export const feedbackDigest = feedback.publishedDigest;
