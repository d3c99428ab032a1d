using System.Globalization;
using System.Text.Json;
using LocalCloud.Asl.Inspection;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Machines;

/// <summary>Create, update, describe, list and delete state machines.</summary>
internal sealed class MachineOperations(
    LocalStore store, MachineCatalog catalog, MachineRemoval removal) : IOperations
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_none = [];

    public IEnumerable<Operation> Operations =>
    [
        new("CreateStateMachine", CreateAsync),
        new("UpdateStateMachine", UpdateAsync),
        new("DescribeStateMachine", (request, _) => Task.FromResult(Describe(request))),
        new("DescribeStateMachineForExecution", (request, _) => Task.FromResult(DescribeForExecution(request))),
        new("ListStateMachines", (request, _) => Task.FromResult(List(request))),
        new("DeleteStateMachine", DeleteAsync),
    ];

    private async Task<Answer> CreateAsync(Request request, CancellationToken cancellationToken)
    {
        var name = Names.Check(request.Text("name"));
        var publish = request.Flag("publish", false);
        var wanted = new NewMachine(
            StatesArn.Machine(request.Caller.Region, request.Caller.AccountId, name),
            name,
            request.Text("definition", 1_048_576, 1),
            CheckRole(request.Arn("roleArn")),
            request.OptionalChoice("type", Machine.Standard, Machine.Express) ?? Machine.Standard,
            MachineSettings.Read(request, null))
        {
            Tags = [.. TagOperations.Read(request)],
            Publish = publish,
            VersionDescription = VersionDescription(request, publish),
        };
        var (machine, version) = await catalog.CreateAsync(wanted, cancellationToken);
        return json =>
        {
            json.WriteString("stateMachineArn", machine.Arn);
            json.WriteTime("creationDate", machine.CreatedAt);
            json.WriteSome("stateMachineVersionArn", version?.Arn);
        };
    }

    private async Task<Answer> UpdateAsync(Request request, CancellationToken cancellationToken)
    {
        var arn = PlainArn(request.Arn("stateMachineArn"));
        var definition = request.OptionalText("definition", 1_048_576, 1);
        var role = request.OptionalText("roleArn", 256, 1) is { } given ? CheckRole(given) : null;
        string[] settings = ["loggingConfiguration", "tracingConfiguration", "encryptionConfiguration"];
        if (definition is null && role is null && !settings.Any(name => request.OptionalStructure(name) is not null))
        {
            throw Errors.MissingRequiredParameter(
                "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified");
        }

        var publish = request.Flag("publish", false);
        var change = new MachineChange(arn, definition, role, before => MachineSettings.Read(request, before))
        {
            Publish = publish,
            VersionDescription = VersionDescription(request, publish),
        };
        var (machine, version) = await catalog.UpdateAsync(change, cancellationToken);
        return json =>
        {
            json.WriteTime("updateDate", machine.UpdatedAt);
            json.WriteString("revisionId", machine.RevisionId);
            json.WriteSome("stateMachineVersionArn", version?.Arn);
        };
    }

    private Answer Describe(Request request)
    {
        var arn = request.Arn("stateMachineArn");
        var metadataOnly = request.OptionalChoice("includedData", "ALL_DATA", "METADATA_ONLY") == "METADATA_ONLY";
        var parsed = StatesArn.Parse(arn, "stateMachine");
        var (machine, version, revision) = store.Read(connection =>
        {
            var found = MachineRows.Find(connection, parsed.MachineArn);
            var version = ExecutionTargets.IsVersion(parsed.Rest)
                ? VersionRows.Find(connection, parsed.MachineArn, long.Parse(parsed.Rest, CultureInfo.InvariantCulture))
                : null;
            return found is null || (parsed.Rest.Length > 0 && version is null)
                ? throw Errors.StateMachineDoesNotExist(arn)
                : (found, version, MachineRows.FindRevision(connection, version?.RevisionId ?? found.RevisionId)!);
        });
        return json =>
        {
            json.WriteString("stateMachineArn", version?.Arn ?? machine.Arn);
            json.WriteString("name", machine.Name);
            json.WriteString("status", machine.Status);
            WriteDefinition(json, revision, metadataOnly);
            json.WriteString("type", machine.Type);
            json.WriteTime("creationDate", version?.CreatedAt ?? machine.CreatedAt);
            MachineSettings.Write(json, revision.Settings);
            json.WriteSome("revisionId", version is not null || machine.UpdatedAt is not null ? revision.Id : null);
            json.WriteSome("description", version?.Description);
        };
    }

    private Answer DescribeForExecution(Request request)
    {
        var arn = request.Arn("executionArn");
        _ = StatesArn.Parse(arn, "execution");
        var metadataOnly = request.OptionalChoice("includedData", "ALL_DATA", "METADATA_ONLY") == "METADATA_ONLY";
        var (execution, revision) = store.Read(connection =>
        {
            var found = ExecutionRows.Find(connection, arn) ?? throw Errors.ExecutionDoesNotExist(arn);
            return (found, MachineRows.FindRevision(connection, found.Revision)!);
        });
        var machine = StatesArn.Parse(execution.MachineArn, "stateMachine");
        return json =>
        {
            json.WriteString("stateMachineArn", execution.MachineArn);
            json.WriteString("name", machine.Name);
            WriteDefinition(json, revision, metadataOnly);
            json.WriteTime("updateDate", revision.CreatedAt);
            json.WriteString("revisionId", revision.Id);
            json.WriteSome("mapRunArn", execution.MapRunArn);
            MachineSettings.Write(json, revision.Settings);
        };
    }

    private Answer List(Request request)
    {
        var count = request.MaxResults();
        var after = PageToken.Read(request, "ListStateMachines") ?? "";
        var page = store.Read(connection => MachineRows.Page(connection, after, count + 1));
        var next = page.Count > count ? PageToken.Write("ListStateMachines", page[count - 1].Name) : null;
        return json => json.WritePage("stateMachines", page.Take(count), next, static (json, machine) =>
        {
            json.WriteString("stateMachineArn", machine.Arn);
            json.WriteString("name", machine.Name);
            json.WriteString("type", machine.Type);
            json.WriteTime("creationDate", machine.CreatedAt);
        });
    }

    private async Task<Answer> DeleteAsync(Request request, CancellationToken cancellationToken)
    {
        await removal.BeginAsync(PlainArn(request.Arn("stateMachineArn")), cancellationToken);
        return Operation.Empty;
    }

    private static void WriteDefinition(Utf8JsonWriter json, Revision revision, bool metadataOnly)
    {
        json.WriteString("roleArn", revision.RoleArn);
        json.WriteString("definition", metadataOnly ? "" : revision.Definition);
        var references = metadataOnly ? s_none : VariableReferences.Of(revision.Definition);
        if (references.Count == 0)
        {
            return;
        }

        json.WriteStartObject("variableReferences");
        foreach (var (state, names) in references)
        {
            json.WriteStartArray(state);
            foreach (var name in names)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string PlainArn(string arn) =>
        StatesArn.Parse(arn, "stateMachine") is { Rest: "" } plain
            ? plain.MachineArn
            : throw Errors.InvalidArn($"Invalid ARN: {arn}");

    private static string CheckRole(string arn) =>
        arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Split(':', 6) is [_, _, "iam", _, _, ['r', 'o', 'l', 'e', '/', ..]]
            ? arn
            : throw Errors.InvalidArn($"Invalid Role Arn: '{arn}'");

    private static string? VersionDescription(Request request, bool publish)
    {
        var description = request.OptionalText("versionDescription", 256);
        return description is null || publish
            ? description
            : throw Errors.Validation("Version description can only be set when publish is true", "MISSING_REQUIRED_PARAMETER");
    }
}
