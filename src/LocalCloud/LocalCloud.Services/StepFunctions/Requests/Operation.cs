using System.Text.Json;

namespace LocalCloud.Services.StepFunctions.Requests;

/// <summary>Writes the members of an answer into an object that is open.</summary>
internal delegate void Answer(Utf8JsonWriter json);

/// <summary>One operation of the API.</summary>
/// <param name="Name">Its name as in X-Amz-Target.</param>
/// <param name="Run">What it does.</param>
internal sealed record Operation(string Name, Func<Request, CancellationToken, Task<Answer>> Run)
{
    /// <summary>An answer without members.</summary>
    public static readonly Answer Empty = static _ => { };
}

/// <summary>Some operations about one subject.</summary>
internal interface IOperations
{
    /// <summary>The operations.</summary>
    IEnumerable<Operation> Operations { get; }
}
