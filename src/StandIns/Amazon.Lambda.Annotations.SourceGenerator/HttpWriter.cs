using System.Text;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>Writes what is particular to a route of an HTTP API: its parameters out of the request, its answer, 400 for what does not fit.</summary>
internal static class HttpWriter
{
    private const string Api = "global::Amazon.Lambda.Annotations.APIGateway";

    /// <summary>What every wrapper of a route needs, in its own file.</summary>
    public const string Binder = """

        file static class Binder
        {
            public static T Value<T>(
                global::System.Collections.Generic.IDictionary<string, string>? values,
                string name,
                global::System.Collections.Generic.List<string> faults)
            {
                foreach (var pair in values ?? new global::System.Collections.Generic.Dictionary<string, string>())
                {
                    if (string.Equals(pair.Key, name, global::System.StringComparison.OrdinalIgnoreCase))
                    {
                        try
                        {
                            var type = global::System.Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
                            return (T)global::System.Convert.ChangeType(
                                pair.Value, type, global::System.Globalization.CultureInfo.InvariantCulture);
                        }
                        catch (global::System.Exception e) when (e is global::System.InvalidCastException
                            or global::System.FormatException or global::System.OverflowException or global::System.ArgumentException)
                        {
                            faults.Add($"Value {pair.Value} at '{name}' failed to satisfy constraint: {e.Message}");
                        }
                    }
                }

                return default!;
            }

            public static T Body<T>(
                global::Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyRequest request,
                global::Amazon.Lambda.Core.ILambdaSerializer serializer,
                string name,
                global::System.Collections.Generic.List<string> faults)
            {
                try
                {
                    var bytes = request.IsBase64Encoded
                        ? global::System.Convert.FromBase64String(request.Body ?? "")
                        : global::System.Text.Encoding.UTF8.GetBytes(request.Body ?? "");
                    if (typeof(T) == typeof(string))
                    {
                        return (T)(object)global::System.Text.Encoding.UTF8.GetString(bytes);
                    }

                    using var stream = new global::System.IO.MemoryStream(bytes);
                    return serializer.Deserialize<T>(stream);
                }
                catch (global::System.Exception e)
                {
                    faults.Add($"The body at '{name}' failed to satisfy constraint: {e.Message}");
                    return default!;
                }
            }

            public static global::Amazon.Lambda.Annotations.APIGateway.IHttpResult Refuse(
                global::System.Collections.Generic.List<string> faults) =>
                global::Amazon.Lambda.Annotations.APIGateway.HttpResults
                    .BadRequest("{\"message\":\"" + global::System.Text.Json.JsonEncodedText.Encode(
                        $"{faults.Count} validation error(s) detected: {string.Join(",", faults)}") + "\"}")
                    .AddHeader("content-type", "application/json")
                    .AddHeader("x-amzn-ErrorType", "ValidationException");
        }

        """;

    public static string Parameters(FunctionModel function, AssemblyModel assembly)
    {
        var text = new StringBuilder("        var __faults = new global::System.Collections.Generic.List<string>();\n");
        if (!function.IsAwaited)
        {
            text.Append("        await global::System.Threading.Tasks.Task.CompletedTask;\n");
        }

        foreach (var parameter in function.Parameters)
        {
            var value = parameter.Kind switch
            {
                ParameterKind.Input => "__request",
                ParameterKind.Context => "__context",
                ParameterKind.Body =>
                    $"Binder.Body<{parameter.Type}>(__request, new {assembly.Serializer}(), \"{parameter.Name}\", __faults)",
                ParameterKind.Header => Value(parameter, "Headers"),
                ParameterKind.Query => Value(parameter, "QueryStringParameters"),
                ParameterKind.Route => Value(parameter, "PathParameters"),
                _ => null,
            };
            if (value is not null)
            {
                text.Append($"        var @{parameter.Name} = {value};\n");
            }
        }

        return text.ToString();
    }

    public static string Answer(string call, AssemblyModel assembly) => $$"""
                var __answer = __faults.Count > 0 ? Binder.Refuse(__faults) : {{call}};
                return __answer.Serialize(new {{Api}}.HttpResultSerializationOptions
                {
                    Format = {{Api}}.HttpResultSerializationOptions.ProtocolFormat.HttpApi,
                    Version = {{Api}}.HttpResultSerializationOptions.ProtocolVersion.V2,
                    JsonContext = {{(assembly.JsonContext is null ? "null" : assembly.JsonContext + ".Default")}},
                });

        """;

    private static string Value(ParameterModel parameter, string from) =>
        $"Binder.Value<{parameter.Type}>(__request.{from}, \"{parameter.Source}\", __faults)";
}
