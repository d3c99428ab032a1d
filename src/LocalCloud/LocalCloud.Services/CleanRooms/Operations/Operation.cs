using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Operations;

/// <summary>One operation of the API, however it is called: over HTTP, or by a state machine.</summary>
/// <param name="Name">As the API names it: <c>StartProtectedJob</c>.</param>
/// <param name="Method">GET, POST or PATCH.</param>
/// <param name="Path">Segments, labels in braces by the names of the input's members.</param>
/// <param name="RunAsync">Answers it. The input is one object: labels, query and body together.</param>
internal sealed record Operation(string Name, string Method, string Path, RunOperation RunAsync);

/// <summary>Answers an operation.</summary>
/// <param name="caller">Who calls.</param>
/// <param name="input">Labels, query and body in one object.</param>
/// <param name="cancellationToken">Gives up before an effect, never after.</param>
/// <exception cref="AwsException">What the API answers.</exception>
internal delegate Task<JsonObject> RunOperation(Caller caller, JsonElement input, CancellationToken cancellationToken);
