import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { nodeListener } from "pulumi-cams/endpoint";
import { bookingEndpoint } from "./endpoint.ts";

// PRIVATE_KEYS names files in PEM, the newest first, such as new.pem:old.pem.
const privateKeys = (process.env.PRIVATE_KEYS ?? "private.pem").split(":").map((file) => readFileSync(file, "utf8"));

const server = createServer(nodeListener(bookingEndpoint(privateKeys)));
server.listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? "127.0.0.1", () => {
  const address = server.address();
  console.log(`listening on port ${typeof address === "object" ? address?.port : address}`);
});
