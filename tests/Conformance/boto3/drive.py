"""Drives the APIs of a local cloud with boto3. Exits with 77 where boto3 is missing or too old."""

import io
import json
import sys
import urllib.request

try:
    import boto3
    from botocore.config import Config
    from botocore.exceptions import ClientError
except ImportError:
    sys.exit(77)

ENDPOINT = sys.argv[1].rstrip("/")
MEMBERSHIP = "11111111-2222-4333-8444-555555555555"
TEMPLATE = f"arn:aws:cleanrooms:us-east-1:000000000000:membership/{MEMBERSHIP}/analysistemplate/66666666-7777-4888-8999-000000000000"


def client(service, secret="local"):
    return boto3.client(
        service,
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id="local",
        aws_secret_access_key=secret,
        config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}),
    )


def refused(call, code, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error.response
    raise AssertionError(f"{code} was expected")


def advance(seconds):
    request = urllib.request.Request(
        f"{ENDPOINT}/_local/clock/advance",
        data=json.dumps({"seconds": seconds}).encode(),
        headers={"X-Local-Admin": "1", "Content-Type": "application/json"},
    )
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request).read()


def s3():
    s3 = client("s3")
    s3.create_bucket(Bucket="boto")
    s3.put_object(Bucket="boto", Key="a/b c", Body=b"hello", Metadata={"who": "me"}, IfNoneMatch="*")
    refused(s3.put_object, "PreconditionFailed", Bucket="boto", Key="a/b c", Body=b"", IfNoneMatch="*")
    got = s3.get_object(Bucket="boto", Key="a/b c", Range="bytes=1-3")
    assert got["Body"].read() == b"ell" and got["Metadata"] == {"who": "me"}
    s3.put_object(Bucket="boto", Key="a/b c", Body=b"again", IfMatch=got["ETag"])
    refused(s3.put_object, "PreconditionFailed", Bucket="boto", Key="a/b c", Body=b"", IfMatch=got["ETag"])
    s3.upload_fileobj(io.BytesIO(bytes(9 * 1024 * 1024)), "boto", "big")
    assert s3.head_object(Bucket="boto", Key="big")["ContentLength"] == 9 * 1024 * 1024
    page = s3.list_objects_v2(Bucket="boto", Delimiter="/", MaxKeys=1)
    assert page["IsTruncated"] and page["CommonPrefixes"] == [{"Prefix": "a/"}]
    keys = [o["Key"] for p in s3.get_paginator("list_objects_v2").paginate(Bucket="boto", PaginationConfig={"PageSize": 1}) for o in p["Contents"]]
    assert keys == ["a/b c", "big"]
    s3.delete_objects(Bucket="boto", Delete={"Objects": [{"Key": k} for k in keys]})
    refused(s3.get_object, "NoSuchKey", Bucket="boto", Key="big")
    s3.delete_bucket(Bucket="boto")
    refused(client("s3", secret="wrong").list_buckets, "SignatureDoesNotMatch")


def events():
    events = client("events")
    events.put_rule(Name="r", EventPattern='{"source":["boto"]}')
    events.put_targets(Rule="r", Targets=[{"Id": "f", "Arn": "arn:aws:lambda:us-east-1:000000000000:function:F"}])
    answer = events.put_events(Entries=[{"Source": "boto", "DetailType": "T", "Detail": "{}"}, {"Source": "", "DetailType": "T", "Detail": "{}"}])
    assert answer["FailedEntryCount"] == 1 and "EventId" in answer["Entries"][0]
    assert events.list_targets_by_rule(Rule="r")["Targets"][0]["Id"] == "f"
    events.remove_targets(Rule="r", Ids=["f"])
    events.delete_rule(Name="r")
    refused(events.describe_rule, "ResourceNotFoundException", Name="r")


def scheduler():
    scheduler = client("scheduler")
    target = {"Arn": "arn:aws:lambda:us-east-1:000000000000:function:F", "RoleArn": "arn:aws:iam::000000000000:role/r"}
    scheduler.create_schedule(Name="s", ScheduleExpression="rate(1 hour)", FlexibleTimeWindow={"Mode": "OFF"}, Target=target)
    assert scheduler.get_schedule(Name="s")["State"] == "ENABLED"
    refused(scheduler.create_schedule, "ConflictException", Name="s", ScheduleExpression="rate(1 hour)", FlexibleTimeWindow={"Mode": "OFF"}, Target=target)
    scheduler.delete_schedule(Name="s")
    assert scheduler.list_schedules()["Schedules"] == []


def functions():
    functions = client("lambda")
    answer = functions.invoke(FunctionName="F", Payload=b'{"a":1}', LogType="Tail")
    assert json.load(answer["Payload"]) == {"a": 1} and answer["StatusCode"] == 200
    assert functions.invoke(FunctionName="F", InvocationType="Event", Payload=b"{}")["StatusCode"] == 202
    assert functions.invoke(FunctionName="F", InvocationType="DryRun")["StatusCode"] == 204
    refused(functions.invoke, "ResourceNotFoundException", FunctionName="none")
    refused(functions.invoke, "InvalidRequestContentException", FunctionName="F", Payload=b"{")
    refused(client("lambda", secret="wrong").list_functions, "InvalidSignatureException")


def machines():
    machines = client("stepfunctions")
    definition = json.dumps({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}})
    arn = machines.create_state_machine(name="boto", definition=definition, roleArn="arn:aws:iam::000000000000:role/r")["stateMachineArn"]
    execution = machines.start_execution(stateMachineArn=arn, name="one", input='{"x":1}')["executionArn"]
    while machines.describe_execution(executionArn=execution)["status"] == "RUNNING":
        pass
    assert machines.describe_execution(executionArn=execution)["output"] == '{"x":1}'
    assert machines.get_execution_history(executionArn=execution)["events"][0]["type"] == "ExecutionStarted"
    refused(machines.start_execution, "ExecutionAlreadyExists", stateMachineArn=arn, name="one", input="{}")
    machines.delete_state_machine(stateMachineArn=arn)


def jobs():
    jobs = client("cleanrooms")
    if not hasattr(jobs, "start_protected_job"):
        sys.exit(77)
    started = jobs.start_protected_job(
        type="PYSPARK", membershipIdentifier=MEMBERSHIP, jobParameters={"analysisTemplateArn": TEMPLATE, "parameters": {"audience": "x"}}
    )["protectedJob"]
    assert started["status"] == "SUBMITTED" and started["createTime"].year > 2000
    quota = refused(
        jobs.start_protected_job, "ServiceQuotaExceededException", type="PYSPARK", membershipIdentifier=MEMBERSHIP, jobParameters={"analysisTemplateArn": TEMPLATE}
    )
    assert quota["ResponseMetadata"]["HTTPStatusCode"] == 402 and quota["quotaValue"] == 1.0
    advance(60)
    job = jobs.get_protected_job(membershipIdentifier=MEMBERSHIP, protectedJobIdentifier=started["id"])["protectedJob"]
    assert job["status"] == "SUCCESS" and job["statistics"]["billedResourceUtilization"]["units"] > 5
    bucket, _, prefix = job["result"]["output"]["s3"]["location"].removeprefix("s3://").partition("/")
    found = [o["Key"].removeprefix(prefix) for o in client("s3").list_objects_v2(Bucket=bucket, Prefix=prefix)["Contents"]]
    assert "summary/_SUCCESS" in found and "detail/part-00001.parquet" in found, found
    listed = [j["id"] for p in jobs.get_paginator("list_protected_jobs").paginate(membershipIdentifier=MEMBERSHIP) for j in p["protectedJobs"]]
    assert listed == [started["id"]]
    conflict = refused(
        jobs.update_protected_job, "ConflictException", membershipIdentifier=MEMBERSHIP, protectedJobIdentifier=started["id"], targetStatus="CANCELLED"
    )
    assert conflict["reason"] == "INVALID_STATE"
    fault = refused(jobs.get_protected_job, "ValidationException", membershipIdentifier=MEMBERSHIP, protectedJobIdentifier="x" * 36)
    assert fault["reason"] == "FIELD_VALIDATION_FAILED" and fault["fieldList"][0]["name"] == "protectedJobIdentifier"


for drive in (s3, events, scheduler, functions, machines, jobs):
    drive()
print("ok")
