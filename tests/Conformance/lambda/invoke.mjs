// Drives every operation of the local Lambda with AWS's own client; prints what it answered.
import {
  GetFunctionCommand, GetFunctionConfigurationCommand, InvokeCommand, LambdaClient, ListFunctionsCommand,
} from "@aws-sdk/client-lambda";

const client = new LambdaClient({
  endpoint: process.argv[2],
  region: "us-east-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  maxAttempts: 1,
});

async function invoke(input) {
  const answer = await client.send(new InvokeCommand(input));
  return {
    status: answer.StatusCode,
    payload: answer.Payload && new TextDecoder().decode(answer.Payload),
    error: answer.FunctionError,
    version: answer.ExecutedVersion,
    log: answer.LogResult && Buffer.from(answer.LogResult, "base64").toString("utf8"),
  };
}

const arn = "arn:aws:lambda:us-east-1:000000000000:function:Echo";
const output = {
  echo: await invoke({ FunctionName: "Echo", Payload: '{"a":"é"}', LogType: "Tail" }),
  byArn: await invoke({ FunctionName: arn, Payload: "[1]" }),
  byQualifier: await invoke({ FunctionName: "000000000000:function:Echo", Qualifier: "$LATEST", Payload: "[2]" }),
  failed: await invoke({ FunctionName: "queued" }),
  event: await invoke({ FunctionName: "queued", InvocationType: "Event", Payload: "{}" }),
  dryRun: await invoke({ FunctionName: "Echo", InvocationType: "DryRun" }),
  list: (await client.send(new ListFunctionsCommand({}))).Functions.map((f) => f.FunctionName),
  reserved: (await client.send(new GetFunctionCommand({ FunctionName: "queued" }))).Concurrency.ReservedConcurrentExecutions,
  timeout: (await client.send(new GetFunctionConfigurationCommand({ FunctionName: arn }))).Timeout,
};
console.log(JSON.stringify(output));
