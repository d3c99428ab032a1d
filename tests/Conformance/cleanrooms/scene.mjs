import {
  CreateAnalysisTemplateCommand, CreateCollaborationCommand, CreateMembershipCommand, GetAnalysisTemplateCommand, GetCollaborationCommand,
  GetCollaborationAnalysisTemplateCommand, GetMembershipCommand, ListAnalysisTemplatesCommand, ListCollaborationAnalysisTemplatesCommand,
  ListCollaborationsCommand, ListMembersCommand, ListMembershipsCommand, StartProtectedJobCommand, UpdateMembershipCommand,
} from "@aws-sdk/client-cleanrooms";
import { connect, done, equal, fails, pass } from "./client.mjs";

const client = connect();
const roleArn = "arn:aws:iam::000000000000:role/results";
const { collaboration } = await client.send(new CreateCollaborationCommand({
  name: "made by calls", description: "a scene", creatorDisplayName: "me", queryLogStatus: "DISABLED",
  creatorMemberAbilities: ["CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"],
  creatorPaymentConfiguration: { queryCompute: { isResponsible: true }, jobCompute: { isResponsible: true } },
  members: [{ accountId: "222222222222", displayName: "them", memberAbilities: [] }],
}));
equal([collaboration.memberStatus, collaboration.membershipId], ["INVITED", undefined], "not a member yet");
const { membership } = await client.send(new CreateMembershipCommand({ collaborationIdentifier: collaboration.id, queryLogStatus: "DISABLED" }));
equal(membership.memberAbilities, ["CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"], "abilities");
const twice = await fails(client.send(new CreateMembershipCommand({ collaborationIdentifier: collaboration.id, queryLogStatus: "DISABLED" })));
equal([twice.name, twice.reason], ["ConflictException", "ALREADY_EXISTS"], "second membership");

const membershipIdentifier = membership.id;
const { analysisTemplate } = await client.send(new CreateAnalysisTemplateCommand({
  membershipIdentifier, name: "mine", format: "PYSPARK_1_0", schema: { referencedTables: ["visits"] },
  source: { artifacts: { entryPoint: { location: { bucket: "scripts", key: "main.py" } }, roleArn } },
  analysisParameters: [{ name: "day", type: "VARCHAR" }],
}));
const input = { type: "PYSPARK", membershipIdentifier, jobParameters: { analysisTemplateArn: analysisTemplate.arn, parameters: { day: "1" } } };
let error = await fails(client.send(new StartProtectedJobCommand(input)));
equal([error.name, error.reason], ["ValidationException", "INVALID_CONFIGURATION"], "no result configuration");
const updated = await client.send(new UpdateMembershipCommand({
  membershipIdentifier, defaultJobResultConfiguration: { roleArn, outputConfiguration: { s3: { bucket: "made-by-calls", keyPrefix: "out" } } },
}));
equal(updated.membership.defaultJobResultConfiguration.outputConfiguration.s3.bucket, "made-by-calls", "result configuration");
error = await fails(client.send(new StartProtectedJobCommand({ ...input, jobParameters: { analysisTemplateArn: analysisTemplate.arn } })));
equal(error.fieldList[0].name, "jobParameters.parameters.day", "missing parameter");
const { protectedJob } = await client.send(new StartProtectedJobCommand(input));
equal(protectedJob.resultConfiguration.outputConfiguration.s3, { bucket: "made-by-calls", keyPrefix: "out" }, "output");
await pass(10);

const collaborationIdentifier = collaboration.id;
equal((await client.send(new GetCollaborationCommand({ collaborationIdentifier }))).collaboration.membershipId, membershipIdentifier, "get collaboration");
equal((await client.send(new ListCollaborationsCommand({}))).collaborationList[0].id, collaboration.id, "list collaborations");
equal((await client.send(new ListMembersCommand({ collaborationIdentifier }))).memberSummaries.map((m) => m.status), ["ACTIVE", "INVITED"], "members");
equal((await client.send(new GetMembershipCommand({ membershipIdentifier }))).membership.collaborationId, collaboration.id, "get membership");
equal((await client.send(new ListMembershipsCommand({ maxResults: 1 }))).membershipSummaries[0].id, membershipIdentifier, "list memberships");
equal((await client.send(new GetAnalysisTemplateCommand({ membershipIdentifier, analysisTemplateIdentifier: analysisTemplate.id }))).analysisTemplate.schema.referencedTables, ["visits"], "get template");
equal((await client.send(new ListAnalysisTemplatesCommand({ membershipIdentifier }))).analysisTemplateSummaries.length, 1, "list templates");
const shared = await client.send(new GetCollaborationAnalysisTemplateCommand({ collaborationIdentifier, analysisTemplateArn: analysisTemplate.arn }));
equal(shared.collaborationAnalysisTemplate.creatorAccountId, "000000000000", "shared template");
equal((await client.send(new ListCollaborationAnalysisTemplatesCommand({ collaborationIdentifier }))).collaborationAnalysisTemplateSummaries.length, 1, "shared templates");
done();
