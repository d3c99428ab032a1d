import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartProtectedJobCommand } from "@aws-sdk/client-cleanrooms";
import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { DuckDBInstance } from "@duckdb/node-api";
import { connect, done, endpoint, equal, pass, start, templates } from "./client.mjs";

const { protectedJob: job } = await connect().send(new StartProtectedJobCommand(start(templates.succeeds)));
await pass(10);
const s3 = new S3Client({ endpoint, region: "us-east-1", forcePathStyle: true, credentials: { accessKeyId: "local", secretAccessKey: "local" } });
const Bucket = "protected-job-results";
const listed = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: `results/${job.id}/` }));
const keys = listed.Contents.map((object) => object.Key.slice(`results/${job.id}/`.length));
equal(keys, ["detail/_SUCCESS", "detail/part-00000.parquet", "detail/part-00001.parquet", "summary/_SUCCESS", "summary/part-00000.parquet"], "keys");

const folder = await mkdtemp(join(tmpdir(), "results-"));
try {
  for (const key of keys.filter((name) => name.startsWith("detail/part"))) {
    const object = await s3.send(new GetObjectCommand({ Bucket, Key: `results/${job.id}/${key}` }));
    await writeFile(join(folder, key.split("/")[1]), await object.Body.transformToByteArray());
  }
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = (await connection.runAndReadAll(`SELECT count(*), count(DISTINCT id) FROM read_parquet('${folder}/*.parquet')`)).getRows();
  equal(rows[0].map(Number), [1000, 1000], "rows of both parts");
} finally {
  await rm(folder, { recursive: true });
}
done();
