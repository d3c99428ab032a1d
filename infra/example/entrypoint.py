"""The example analysis: visits and spend per region.

Clean Rooms calls entrypoint(context) once. Every DataFrame in "results" becomes a folder of Parquet files named after
its key. Analysis parameters arrive as strings, whatever their declared type.
"""


def entrypoint(context):
    parameters = context["analysisParameters"]
    least = int(parameters.get("minimum_visits", "1"))
    visits = context["referencedTables"]["visits"]

    by_region = visits.groupBy("region").agg({"spend": "sum", "visitor_id": "count"})
    by_region = (
        by_region.withColumnRenamed("sum(spend)", "spend")
        .withColumnRenamed("count(visitor_id)", "visits")
        .filter(f"visits >= {least}")
    )
    totals = by_region.groupBy().sum("spend", "visits")
    totals = totals.withColumnRenamed("sum(spend)", "spend").withColumnRenamed("sum(visits)", "visits")
    return {"results": {"by_region": by_region, "totals": totals}}
