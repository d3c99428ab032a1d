"""Runs the entry script of an analysis template as Clean Rooms does, on a local Spark session.

Reads the job from the JSON file that is its only argument, and leaves in the job's "outcome" file either
{"outputs": [names]} or {"code": …, "message": …}.
"""

import importlib.util
import json
import os
import sys
import traceback


class Refused(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def start_spark():
    try:
        from pyspark.sql import SparkSession
    except ImportError as missing:
        raise Refused(
            "PYSPARK_MISSING",
            f"{sys.executable} has no PySpark ({missing}). Install it (pip install pyspark, and a Java runtime), "
            "or leave 'script' out of the scene to have outputs made up.",
        )
    try:
        return SparkSession.builder.master("local[1]").appName("local-clean-rooms").getOrCreate()
    except Exception as failure:
        raise Refused("SPARK_NOT_STARTED", f"Spark did not start: {failure}")


def read_table(spark, path):
    if path.endswith(".csv"):
        return spark.read.option("header", "true").option("inferSchema", "true").csv(path)
    if path.endswith((".json", ".jsonl")):
        return spark.read.json(path)
    return spark.read.parquet(path)


def load(path):
    spec = importlib.util.spec_from_file_location("entry_script", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not callable(getattr(module, "entrypoint", None)):
        raise Refused("INVALID_SCRIPT", "The entry script has no function entrypoint(context).")
    return module.entrypoint


def run(job):
    spark = start_spark()
    entrypoint = load(job["script"])
    answer = entrypoint(
        {
            "sparkSession": spark,
            "referencedTables": {name: read_table(spark, path) for name, path in job["tables"].items()},
            "analysisParameters": job["parameters"],
        }
    )
    results = answer.get("results") if isinstance(answer, dict) else None
    if not isinstance(results, dict) or not results:
        raise Refused("INVALID_RESULT", 'entrypoint must return {"results": {name: DataFrame}}.')
    for name, frame in results.items():
        if not hasattr(frame, "write"):
            raise Refused("INVALID_RESULT", f"The result {name} is a {type(frame).__name__}, not a DataFrame.")
        frame.write.mode("overwrite").parquet(os.path.join(job["output"], name))
    return {"outputs": list(results)}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    try:
        outcome = run(job)
    except Refused as refusal:
        outcome = {"code": refusal.code, "message": str(refusal)}
    except Exception as failure:
        where = traceback.format_exception_only(type(failure), failure)[-1].strip()
        outcome = {"code": "SCRIPT_FAILED", "message": where}
    with open(job["outcome"], "w", encoding="utf-8") as file:
        json.dump(outcome, file)


main()
