import { paginateListProtectedJobs, StartProtectedJobCommand, ListProtectedJobsCommand } from "@aws-sdk/client-cleanrooms";
import { admin, connect, done, equal, fails, membershipIdentifier, pass, start, templates } from "./client.mjs";

const client = connect();
const before = await admin("GET", "scene");
await admin("PUT", "scene", { ...before, rules: { jobsPerMembership: 5, shortPages: true } });
try {
  const started = [];
  for (let i = 0; i < 5; i++) {
    started.unshift((await client.send(new StartProtectedJobCommand(start(templates.fails)))).protectedJob.id);
  }

  const listed = [];
  for await (const page of paginateListProtectedJobs({ client, pageSize: 2 }, { membershipIdentifier, status: "SUBMITTED" })) {
    listed.push(...page.protectedJobs.map((job) => job.id));
    for (const job of page.protectedJobs) {
      equal(job.receiverConfigurations[0].analysisType, "DIRECT_ANALYSIS", "analysisType");
      equal(job.receiverConfigurations[0].configurationDetails.directAnalysisConfigurationDetails.receiverAccountIds, ["000000000000"], "receivers");
    }
  }
  equal(listed, started, "newest first, all of them");

  const error = await fails(client.send(new ListProtectedJobsCommand({ membershipIdentifier, nextToken: "made-up" })));
  equal([error.name, error.fieldList[0].name], ["ValidationException", "nextToken"], "bad token");
  await pass(10);
} finally {
  await admin("PUT", "scene", before);
}
done();
