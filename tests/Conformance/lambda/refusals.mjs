// Prints how the local Lambda refuses AWS's own client.
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

const client = new LambdaClient({
  endpoint: process.argv[2],
  region: "us-east-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  maxAttempts: 1,
});

async function refusal(input) {
  try {
    await client.send(new InvokeCommand(input));
    return "none";
  } catch (error) {
    return `${error.name}/${error.$metadata?.httpStatusCode}/${error.message}`;
  }
}

const tooLarge = (bytes) => `"${"x".repeat(bytes - 1)}"`;
console.log(JSON.stringify({
  exact: [
    await refusal({ FunctionName: "nobody" }),
    await refusal({ FunctionName: "Echo", Qualifier: "live" }),
    await refusal({ FunctionName: "Echo", Payload: tooLarge(6291456) }),
    await refusal({ FunctionName: "Echo", InvocationType: "Event", Payload: tooLarge(1048576) }),
  ],
  badJson: await refusal({ FunctionName: "Echo", Payload: "{" }),
}));
