using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Maps;

/// <summary>The call that keeps a Map run's results.</summary>
/// <param name="Resource"><c>arn:aws:states:::s3:putObject</c>; null where only the form is configured.</param>
/// <param name="Parameters">Bucket and Prefix.</param>
/// <param name="Transformation">NONE, COMPACT or FLATTEN.</param>
/// <param name="OutputType">JSON or JSONL.</param>
public sealed record ResultWriterCall(
    TaskResource? Resource, JsonValue Parameters, string Transformation, string OutputType);
