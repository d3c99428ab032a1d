using System.Globalization;
using System.Text.Json;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>GetExecutionHistory.</summary>
internal sealed class HistoryOperations(LocalStore store) : IOperations
{
    // What an execution was given and made, which a caller may ask to be spared.
    private static readonly string[] s_data =
        ["input", "inputDetails", "output", "outputDetails", "assignedVariables", "assignedVariablesDetails", "parameters"];

    public IEnumerable<Operation> Operations => [new("GetExecutionHistory", (request, _) => Task.FromResult(Get(request)))];

    private Answer Get(Request request)
    {
        var arn = request.Arn("executionArn");
        _ = StatesArn.Parse(arn, "execution");
        var count = request.MaxResults();
        var reverse = request.Flag("reverseOrder", false);
        var withData = request.Flag("includeExecutionData", true);
        var scope = $"GetExecutionHistory {arn} {reverse}";
        var from = PageToken.Read(request, scope) is { } place
            ? long.Parse(place, CultureInfo.InvariantCulture)
            : reverse ? long.MaxValue : 1;
        var (events, next) = store.Read(connection =>
        {
            var execution = ExecutionRows.Find(connection, arn) ?? throw Errors.ExecutionDoesNotExist(arn);
            var taken = new List<JsonElement>();
            long? more = null;
            HistoryRows.Walk(connection, execution.Id, from, reverse, (id, item) =>
            {
                if (taken.Count == count)
                {
                    more = id;
                    return false;
                }

                taken.Add(item.Clone());
                return true;
            });
            return (taken, more);
        });
        return json =>
        {
            json.WriteStartArray("events");
            foreach (var item in events)
            {
                Write(json, item, withData);
            }

            json.WriteEndArray();
            json.WriteSome(
                "nextToken", next is { } id ? PageToken.Write(scope, id.ToString(CultureInfo.InvariantCulture)) : null);
        };
    }

    private static void Write(Utf8JsonWriter json, JsonElement item, bool withData)
    {
        if (withData)
        {
            item.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var member in item.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Object)
            {
                member.WriteTo(json);
                continue;
            }

            json.WriteStartObject(member.Name);
            foreach (var detail in member.Value.EnumerateObject().Where(detail => !s_data.Contains(detail.Name)))
            {
                detail.WriteTo(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
