import { createEndpoint, type EndpointOptions } from "pulumi-cams/endpoint";
import { flow } from "./flow.ts";

/** Free hours by day; a real endpoint asks its calendar. */
const hours = [10, 11, 14, 15].map((hour) => ({ id: String(hour), title: `${hour}:00` }));
const booked = new Set<string>();
const freeOn = (day: string) => hours.filter(({ id }) => !booked.has(`${day} ${id}`));

/** The endpoint of the flow. During a rotation there are two private keys, the new one first. */
export const bookingEndpoint = (privateKeys: EndpointOptions<typeof flow>["privateKeys"]) =>
  createEndpoint({
    flow,
    privateKeys,
    handle(request) {
      const today = new Date().toISOString().slice(0, 10);
      if (request.action !== "data_exchange") return { screen: "DAY", data: { first_day: today } };
      const { day } = request.data;
      if (request.screen === "DAY") {
        const free = freeOn(day);
        if (free.length > 0) return { screen: "HOUR", data: { day, hours: free } };
        return { screen: "DAY", data: { error_message: "Nothing is free on that day" } };
      }
      const { hour } = request.data;
      if (!freeOn(day).some(({ id }) => id === hour)) {
        return { screen: "HOUR", data: { day, hours: freeOn(day), error_message: "That hour was just taken" } };
      }
      booked.add(`${day} ${hour}`);
      return { screen: "SUCCESS", data: { extension_message_response: { params: { day, hour } } } };
    },
  });
