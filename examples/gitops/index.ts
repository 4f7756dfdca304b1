import * as pulumi from "@pulumi/pulumi";
import * as cams from "pulumi-cams";

const config = new pulumi.Config();

// A published flow can be deprecated, but never brought back. Its protection is taken off in a pull request of its own.
const options = { protect: pulumi.getStack() === "prod" };

const booking = new cams.WhatsAppFlow(
  "booking",
  {
    flow: cams.flowFile("flows/booking.flow.json"),
    categories: ["APPOINTMENT_BOOKING"],
    endpointUri: config.require("bookingEndpoint"),
  },
  options,
);

const rating = new cams.WhatsAppFlow(
  "rating",
  { flow: cams.flowFile("flows/rating.flow.json"), categories: ["SURVEY"] },
  options,
);

export const bookingFlowId = booking.flowId;
export const ratingFlowId = rating.flowId;
