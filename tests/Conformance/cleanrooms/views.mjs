import { GetProtectedJobCommand, ListProtectedJobsCommand, StartProtectedJobCommand } from "@aws-sdk/client-cleanrooms";
import { as, connect, done, equal, fails, membershipIdentifier, partner, partnerMembership, pass, start, templates } from "./client.mjs";

const runner = connect();
const receiver = await as(partner);
const { protectedJob: job } = await runner.send(new StartProtectedJobCommand(start(templates.succeeds, {
  resultConfiguration: { outputConfiguration: { member: { accountId: partner } } },
})));
await pass(10);
const mine = (await runner.send(new GetProtectedJobCommand({ membershipIdentifier, protectedJobIdentifier: job.id }))).protectedJob;
equal(mine.result.output.memberList, [{ accountId: partner }], "the runner sees who received");
equal(mine.resultConfiguration.outputConfiguration.member.accountId, partner, "the runner sees the member");
const theirs = (await receiver.send(new GetProtectedJobCommand({ membershipIdentifier: partnerMembership, protectedJobIdentifier: job.id }))).protectedJob;
equal(theirs.result.output.s3.location, `s3://partner-results/results/${job.id}/`, "the receiver sees where");
equal(theirs.membershipId, membershipIdentifier, "the membership that initiated");
const listed = (await receiver.send(new ListProtectedJobsCommand({ membershipIdentifier: partnerMembership }))).protectedJobs;
equal(listed[0].id, job.id, "the receiver lists it");
const error = await fails((await as("333333333333")).send(new GetProtectedJobCommand({ membershipIdentifier, protectedJobIdentifier: job.id })));
equal(error.name, "ResourceNotFoundException", "a stranger sees nothing");
done();
