using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;

namespace ProtectedJobs.Functions.Hosting;

/// <summary>
/// What crosses the border of a function: documents as they are. The serializer drops nulls, and some of ours are said to be there;
/// so <see cref="ProtectedJobs.Core.Json.CoreJson"/> and <see cref="StepInput"/> write and read them.
/// </summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
public sealed partial class FunctionsJson : JsonSerializerContext;
