// Signs as the AWS SDK for JavaScript does, with its own signer, and calls an HTTP API whose function answers with its event.
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";

const api = new URL(process.argv[2]);

class Sha256 {
  constructor(secret) {
    this.hash = secret ? createHmac("sha256", secret) : createHash("sha256");
  }
  update(data) {
    this.hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.hash.digest());
  }
}

const call = async (method, path, { body, query = {}, secret = "local", unsigned = false } = {}) => {
  const request = {
    method,
    protocol: api.protocol,
    hostname: api.hostname,
    port: Number(api.port),
    path: api.pathname + path,
    query,
    headers: { host: api.host, ...(body ? { "content-type": "application/json" } : {}) },
    body,
  };
  const signer = new SignatureV4({
    service: "execute-api",
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: secret },
    sha256: Sha256,
  });
  const { headers } = unsigned ? request : await signer.sign(request);
  const url = new URL(request.path, api);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  delete headers.host;
  return fetch(url, { method, headers, body });
};

let answer = await call("GET", "runs/a%20b", { query: { status: "RUNNING" } });
assert.equal(answer.status, 200);
let event = await answer.json();
assert.equal(event.version, "2.0");
assert.equal(event.routeKey, "GET /runs/{id}");
assert.equal(event.pathParameters.id, "a b");
assert.equal(event.queryStringParameters.status, "RUNNING");
assert.equal(event.requestContext.authorizer.iam.userArn, "arn:aws:iam::000000000000:root");

answer = await call("POST", "runs", { body: '{"a":1}' });
event = await answer.json();
assert.equal(event.body, '{"a":1}');
assert.equal(event.isBase64Encoded, false);

assert.equal((await call("POST", "runs", { body: "{}", secret: "wrong" })).status, 403);
answer = await call("POST", "runs", { body: "{}", unsigned: true });
assert.equal(answer.status, 403);
assert.deepEqual(await answer.json(), { message: "Forbidden" });
assert.equal((await call("GET", "none")).status, 404);

answer = await call("GET", "health", { unsigned: true });
assert.equal((await answer.json()).rawPath, "/health");
console.log("ok");
