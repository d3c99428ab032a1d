// Drives S3 with the AWS SDK for JavaScript; prints one JSON object a test compares.
import assert from "node:assert/strict";
import {
  S3Client, CreateBucketCommand, ListBucketsCommand, HeadBucketCommand, GetBucketLocationCommand, GetBucketVersioningCommand,
  PutBucketNotificationConfigurationCommand, GetBucketNotificationConfigurationCommand, PutObjectCommand, GetObjectCommand,
  HeadObjectCommand, ListObjectsV2Command, ListObjectsCommand, CopyObjectCommand, DeleteObjectCommand, DeleteObjectsCommand,
  CreateMultipartUploadCommand, UploadPartCommand, UploadPartCopyCommand, ListPartsCommand, ListMultipartUploadsCommand,
  CompleteMultipartUploadCommand, AbortMultipartUploadCommand, DeleteBucketCommand, paginateListObjectsV2,
} from "@aws-sdk/client-s3";

const [endpoint] = process.argv.slice(2);
const options = { endpoint, region: "us-east-1", forcePathStyle: true, credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 1 };
const s3 = new S3Client(options);
const Bucket = "js-bucket";
const fails = async (promise, name, status) => {
  const error = await promise.then(() => assert.fail(`expected ${name}`), (e) => e);
  assert.equal(error.name, name);
  assert.equal(error.$metadata.httpStatusCode, status);
  assert.ok(error.$metadata.requestId);
  return error;
};

await s3.send(new CreateBucketCommand({ Bucket }));
assert.deepEqual((await s3.send(new ListBucketsCommand({}))).Buckets.map((b) => b.Name), [Bucket]);
assert.equal((await s3.send(new HeadBucketCommand({ Bucket }))).BucketRegion, "us-east-1");
await fails(s3.send(new HeadBucketCommand({ Bucket: "absent-bucket" })), "NotFound", 404);
assert.equal((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint, undefined);
assert.equal((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status, undefined);
await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: { EventBridgeConfiguration: {} } }));
assert.deepEqual((await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }))).EventBridgeConfiguration, {});

for (const ChecksumAlgorithm of ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"]) {
  const put = await s3.send(new PutObjectCommand({ Bucket, Key: `sum/${ChecksumAlgorithm}`, Body: "hello", ChecksumAlgorithm }));
  assert.ok(put[`Checksum${ChecksumAlgorithm}`], ChecksumAlgorithm);
  const got = await s3.send(new GetObjectCommand({ Bucket, Key: `sum/${ChecksumAlgorithm}`, ChecksumMode: "ENABLED" }));
  assert.equal(await got.Body.transformToString(), "hello");
  assert.equal(got[`Checksum${ChecksumAlgorithm}`], put[`Checksum${ChecksumAlgorithm}`]);
}

const Key = "päth/to a+file?#.txt";
const put = await s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from("hello"), ContentType: "text/plain", CacheControl: "no-store", Metadata: { "run-id": "r1" } }));
const head = await s3.send(new HeadObjectCommand({ Bucket, Key }));
assert.deepEqual([head.ContentLength, head.ContentType, head.CacheControl, head.Metadata, head.ETag], [5, "text/plain", "no-store", { "run-id": "r1" }, put.ETag]);
await fails(s3.send(new HeadObjectCommand({ Bucket, Key: "absent" })), "NotFound", 404);
await fails(s3.send(new GetObjectCommand({ Bucket, Key: "absent" })), "NoSuchKey", 404);
await fails(s3.send(new GetObjectCommand({ Bucket, Key, IfMatch: "\"x\"" })), "PreconditionFailed", 412);
await fails(s3.send(new GetObjectCommand({ Bucket, Key, IfNoneMatch: put.ETag })), "Unknown", 304);
await fails(s3.send(new PutObjectCommand({ Bucket, Key, Body: "x", IfNoneMatch: "*" })), "PreconditionFailed", 412);
await fails(s3.send(new PutObjectCommand({ Bucket, Key: "absent", Body: "x", IfMatch: put.ETag })), "NoSuchKey", 404);
await s3.send(new PutObjectCommand({ Bucket, Key, Body: "hello2", IfMatch: put.ETag }));
const range = await s3.send(new GetObjectCommand({ Bucket, Key, Range: "bytes=1-3" }));
assert.deepEqual([await range.Body.transformToString(), range.ContentRange, range.$metadata.httpStatusCode], ["ell", "bytes 1-3/6", 206]);
await fails(s3.send(new GetObjectCommand({ Bucket, Key, Range: "bytes=9-" })), "InvalidRange", 416);

await s3.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/${encodeURIComponent(Key)}`, MetadataDirective: "REPLACE", Metadata: { by: "copy" } }));
assert.deepEqual((await s3.send(new HeadObjectCommand({ Bucket, Key: "copy" }))).Metadata, { by: "copy" });
await fails(s3.send(new CopyObjectCommand({ Bucket, Key: "copy2", CopySource: `${Bucket}/none` })), "NoSuchKey", 404);

const keys = [];
for await (const page of paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket, EncodingType: undefined })) keys.push(...(page.Contents ?? []).map((o) => o.Key));
assert.deepEqual(keys, ["copy", Key, "sum/CRC32", "sum/CRC32C", "sum/CRC64NVME", "sum/SHA1", "sum/SHA256"].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
const top = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: "/", FetchOwner: true }));
assert.deepEqual(top.CommonPrefixes.map((p) => p.Prefix), ["päth/", "sum/"].sort());
assert.ok(top.Contents[0].Owner.ID);
const first = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: "/", MaxKeys: 1 }));
assert.deepEqual([first.IsTruncated, first.NextMarker], [true, "copy"]);
assert.equal((await s3.send(new ListObjectsCommand({ Bucket, Delimiter: "/", MaxKeys: 1, Marker: first.NextMarker }))).CommonPrefixes[0].Prefix, "päth/");

const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: "big", ContentType: "x/y" }));
const five = Buffer.alloc(5 * 1024 * 1024, "a");
const one = await s3.send(new UploadPartCommand({ Bucket, Key: "big", UploadId, PartNumber: 1, Body: five }));
const two = await s3.send(new UploadPartCopyCommand({ Bucket, Key: "big", UploadId, PartNumber: 2, CopySource: `${Bucket}/copy`, CopySourceRange: "bytes=1-2" }));
assert.equal((await s3.send(new ListPartsCommand({ Bucket, Key: "big", UploadId }))).Parts.length, 2);
assert.equal((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads[0].UploadId, UploadId);
const done = await s3.send(new CompleteMultipartUploadCommand({ Bucket, Key: "big", UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag: one.ETag, ChecksumCRC32: one.ChecksumCRC32 }, { PartNumber: 2, ETag: two.CopyPartResult.ETag }] } }));
assert.match(done.ETag, /-2"$/);
const big = await s3.send(new GetObjectCommand({ Bucket, Key: "big" }));
assert.equal((await big.Body.transformToByteArray()).length, five.length + 2);
const part = await s3.send(new GetObjectCommand({ Bucket, Key: "big", PartNumber: 2 }));
assert.deepEqual([await part.Body.transformToString(), part.PartsCount], ["el", 2]);
const again = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: "big" }));
await s3.send(new AbortMultipartUploadCommand({ Bucket, Key: "big", UploadId: again.UploadId }));
await fails(s3.send(new ListPartsCommand({ Bucket, Key: "big", UploadId: again.UploadId })), "NoSuchUpload", 404);

await fails(s3.send(new DeleteBucketCommand({ Bucket })), "BucketNotEmpty", 409);
await s3.send(new DeleteObjectCommand({ Bucket, Key: "big" }));
const deleted = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [...keys, "never"].map((k) => ({ Key: k })) } }));
assert.equal(deleted.Deleted.length, keys.length + 1);
await s3.send(new DeleteBucketCommand({ Bucket }));

const wrong = new S3Client({ ...options, credentials: { accessKeyId: "local", secretAccessKey: "wrong" } });
await fails(wrong.send(new ListBucketsCommand({})), "SignatureDoesNotMatch", 403);
const nobody = new S3Client({ ...options, credentials: { accessKeyId: "nobody", secretAccessKey: "local" } });
await fails(nobody.send(new ListBucketsCommand({})), "InvalidAccessKeyId", 403);
process.stdout.write("ok");
