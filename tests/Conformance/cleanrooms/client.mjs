// What the Clean Rooms scripts share: clients of both members, the fresh scene's ids, the admin API, assertions.
import { CleanRoomsClient } from "@aws-sdk/client-cleanrooms";

export const endpoint = process.argv[2];
export const membershipIdentifier = "11111111-2222-4333-8444-555555555555";
export const partnerMembership = "22222222-3333-4444-8555-666666666666";
export const partner = "111111111111";
export const templates = { succeeds: 0, fails: 1, isCancelled: 2, long: 3, cancelTooLate: 4, settlesLate: 5, empty: 6 };

export const arn = (template) =>
  `arn:aws:cleanrooms:us-east-1:000000000000:membership/${membershipIdentifier}/analysistemplate/66666666-7777-4888-8999-00000000000${template}`;

export const start = (template, more = {}) => ({
  type: "PYSPARK",
  membershipIdentifier,
  jobParameters: { analysisTemplateArn: arn(template) },
  ...more,
});

export function connect(credentials = { accessKeyId: "local", secretAccessKey: "local" }) {
  return new CleanRoomsClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
}

export async function admin(method, path, body) {
  const answer = await fetch(`${endpoint}_local/${path}`, {
    method,
    headers: { "X-Local-Admin": "1" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

export const pass = (seconds) => admin("POST", "clock/advance", { seconds });

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

export const as = async (account, policies = [everything]) =>
  connect(await admin("POST", "credentials", { roleArn: `arn:aws:iam::${account}:role/someone`, policies }));

export async function fails(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("did not fail");
}

export function equal(actual, expected, what) {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`${what}: expected ${e}, found ${a}`);
}

export const done = () => console.log("ok");
