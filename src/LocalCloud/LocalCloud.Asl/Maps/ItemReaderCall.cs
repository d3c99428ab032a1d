using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Maps;

/// <summary>The call that brings a Map run's items.</summary>
/// <param name="Resource"><c>arn:aws:states:::s3:getObject</c> or <c>…:s3:listObjectsV2</c>.</param>
/// <param name="Parameters">Bucket, Key or Prefix.</param>
/// <param name="Format">How the object's bytes become items.</param>
/// <param name="MaxItems">Items at most; the rest is not read. Null is no bound.</param>
public sealed record ItemReaderCall(TaskResource Resource, JsonValue Parameters, ItemFormat Format, long? MaxItems);
