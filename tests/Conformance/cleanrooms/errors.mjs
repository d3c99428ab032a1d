import { GetProtectedJobCommand, StartProtectedJobCommand, UpdateProtectedJobCommand } from "@aws-sdk/client-cleanrooms";
import { arn, as, connect, done, equal, fails, membershipIdentifier, partner, partnerMembership, start, templates, pass } from "./client.mjs";

const client = connect();
const shape = (error) => [error.name, error.$metadata.httpStatusCode];
const nowhere = "99999999-2222-4333-8444-555555555555";

let error = await fails(client.send(new StartProtectedJobCommand({
  type: "SQL", membershipIdentifier: "not-a-uuid", jobParameters: { analysisTemplateArn: "x" },
  computeConfiguration: { worker: { type: "CR.8X", number: 3 } },
})));
equal(shape(error), ["ValidationException", 400], "validation");
equal(error.reason, "FIELD_VALIDATION_FAILED", "reason");
equal([...new Set(error.fieldList.map((f) => f.name))].sort(), [
  "computeConfiguration.worker.number", "computeConfiguration.worker.type", "jobParameters.analysisTemplateArn", "membershipIdentifier", "type",
], "fields");

error = await fails(client.send(new StartProtectedJobCommand({ ...start(templates.succeeds), membershipIdentifier: nowhere })));
equal([...shape(error), error.resourceType, error.resourceId], ["ResourceNotFoundException", 404, "MEMBERSHIP", nowhere], "not found");

error = await fails(client.send(new GetProtectedJobCommand({ membershipIdentifier, protectedJobIdentifier: nowhere })));
equal(shape(error), ["ResourceNotFoundException", 404], "no job");

error = await fails((await as(partner)).send(new StartProtectedJobCommand({ ...start(templates.succeeds), membershipIdentifier: partnerMembership })));
equal([...shape(error), error.reason], ["AccessDeniedException", 403, "INSUFFICIENT_PERMISSIONS"], "denied");

error = await fails(client.send(new StartProtectedJobCommand({ ...start(templates.succeeds), jobParameters: { analysisTemplateArn: arn(9) } })));
equal([...shape(error), error.reason], ["ValidationException", 400, "INVALID_CONFIGURATION"], "no template");

const job = (await client.send(new StartProtectedJobCommand(start(templates.long)))).protectedJob;
error = await fails(client.send(new StartProtectedJobCommand(start(templates.succeeds))));
equal([...shape(error), error.quotaValue, typeof error.quotaName], ["ServiceQuotaExceededException", 402, 1, "string"], "quota");

error = await fails(client.send(new UpdateProtectedJobCommand({ membershipIdentifier, protectedJobIdentifier: job.id, targetStatus: "SUCCESS" })));
equal([...shape(error), error.fieldList[0].name], ["ValidationException", 400, "targetStatus"], "target status");
await client.send(new UpdateProtectedJobCommand({ membershipIdentifier, protectedJobIdentifier: job.id, targetStatus: "CANCELLED" }));
await pass(5);

const statement = { Effect: "Allow", Action: "cleanrooms:GetProtectedJob", Resource: `arn:aws:cleanrooms:*:*:membership/${membershipIdentifier}` };
const reader = await as("000000000000", [{ Version: "2012-10-17", Statement: [statement] }]);
equal((await reader.send(new GetProtectedJobCommand({ membershipIdentifier, protectedJobIdentifier: job.id }))).protectedJob.id, job.id, "allowed by its role");
error = await fails(reader.send(new StartProtectedJobCommand(start(templates.succeeds))));
equal(shape(error), ["AccessDeniedException", 403], "denied by its role");

error = await fails(connect({ accessKeyId: "local", secretAccessKey: "wrong" }).send(new GetProtectedJobCommand({ membershipIdentifier, protectedJobIdentifier: job.id })));
equal(error.$metadata.httpStatusCode, 403, "wrong secret");
done();
