// The plain script that one would write on the vendor's SDK: creates, uploads and publishes flows, with the SDK's own
// retries on. A flow that fails is skipped.
import { createHmac } from "node:crypto";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const cams = require("@alicloud/cams20200606");
const { Config } = require("@alicloud/openapi-client");

/** Publishes a flow for each document, so many at a time. */
export async function createAll({ endpoint, accessKeyId, accessKeySecret, custSpaceId }, documents, inFlight) {
  const client = new cams.default(
    new Config({ accessKeyId, accessKeySecret, endpoint: new URL(endpoint).host, protocol: "HTTP" }),
  );
  const retries = { autoretry: true, maxAttempts: 3 };
  const waiting = [...documents.entries()];

  async function publish(flowName, document) {
    const flow = { custSpaceId, flowName, categories: ["OTHER"] };
    const created = await client.createFlowWithOptions(new cams.CreateFlowRequest(flow), {}, retries);
    const target = { custSpaceId, flowId: created.body.data.flowId };
    const space = new cams.GetChatappUploadAuthorizationRequest({ custSpaceId });
    const { body } = await client.getChatappUploadAuthorizationWithOptions(space, {}, retries);
    const filePath = await upload(body.data, `${flowName}.json`, document);
    const asset = new cams.UpdateFlowJSONAssetRequest({ ...target, filePath });
    await client.updateFlowJSONAssetWithOptions(asset, {}, retries);
    await client.publishFlowWithOptions(new cams.PublishFlowRequest(target), {}, retries);
  }

  async function work() {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, document] = next;
      await publish(`flow-${index}`, document).catch(() => undefined);
    }
  }
  await Promise.all(Array.from({ length: inFlight }, work));
}

/** Uploads as the documentation of the storage service says, and returns a presigned link. */
async function upload(authorization, name, document) {
  const { endPoint, bucketName, dir, accessKeyId, accessKeySecret, securityToken } = authorization;
  const sign = (text) => createHmac("sha1", accessKeySecret).update(text).digest("base64");
  const resource = `/${bucketName}/${dir}/${name}`;
  const date = new Date().toUTCString();
  const signature = sign(`PUT\n\n\n${date}\nx-oss-security-token:${securityToken}\n${resource}`);
  const headers = { authorization: `OSS ${accessKeyId}:${signature}`, "x-oss-security-token": securityToken, date };
  const body = new Blob([JSON.stringify(document)]);
  const put = await fetch(`${endPoint}${resource}`, { method: "PUT", headers, body });
  if (!put.ok) throw new Error(`the upload was refused with ${put.status}`);
  const Expires = String(Math.floor(Date.now() / 1000) + 600);
  const Signature = sign(`GET\n\n\n${Expires}\n${resource}?security-token=${securityToken}`);
  const query = { OSSAccessKeyId: accessKeyId, Expires, Signature, "security-token": securityToken };
  return `${endPoint}${resource}?${new URLSearchParams(query)}`;
}
