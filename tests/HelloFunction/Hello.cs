using System.Text.Json;
using Amazon.Lambda.Annotations;

namespace HelloFunction;

/// <summary>What the start of the product's functions is measured beside.</summary>
public sealed class Hello
{
    /// <summary>The least that a function does.</summary>
    [LambdaFunction]
    public string World(JsonElement input) => $"hello {input.GetProperty("name").GetString()}";

    /// <summary>The same with AWS calls.</summary>
    [LambdaFunction]
    public async Task<string> WorldWithCalls(JsonElement input, [FromServices] Calls calls)
    {
        var status = await calls.MakeAsync(Text("bucket"), Text("key"), Text("membership"), Text("job"));
        return $"hello {status}";

        string Text(string name) => input.GetProperty(name).GetString()!;
    }
}
