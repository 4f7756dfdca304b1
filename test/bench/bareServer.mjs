// Answers every call at once with the same good replies, without looking at more than the operation's name.
import { createServer } from "node:http";

const flow = { FlowId: "1", FlowName: "benchmark", Categories: ["OTHER"], Status: "DRAFT" };
const reply = JSON.stringify({ RequestId: "R-1", Code: "OK", Message: "None", AccessDeniedDetail: "None", Data: flow });
const headers = { "content-type": "application/json;charset=utf-8", "content-length": Buffer.byteLength(reply) };

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers).end(reply);
});
server.listen(0, "127.0.0.1", () => {
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  console.log(JSON.stringify({ endpoint, accessKeyId: "id", accessKeySecret: "secret" }));
});
process.once("SIGINT", () => process.exit(0));
