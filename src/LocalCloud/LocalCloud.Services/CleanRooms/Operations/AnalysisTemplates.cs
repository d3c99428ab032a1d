using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCloud.Services.CleanRooms.Requests;
using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Operations;

/// <summary>PySpark analysis templates: made and read, never changed, as on AWS.</summary>
internal sealed class AnalysisTemplates(SceneStore scenes, IIdSource ids, TimeProvider clock)
{
    private const int MostParameters = 50;

    public IEnumerable<Operation> Operations =>
    [
        new("CreateAnalysisTemplate", "POST", "/memberships/{membershipIdentifier}/analysistemplates", CreateAsync),
        new("GetAnalysisTemplate", "GET", "/memberships/{membershipIdentifier}/analysistemplates/{analysisTemplateIdentifier}", GetAsync),
        new("ListAnalysisTemplates", "GET", "/memberships/{membershipIdentifier}/analysistemplates", ListAsync),
        new("GetCollaborationAnalysisTemplate", "GET", "/collaborations/{collaborationIdentifier}/analysistemplates/{analysisTemplateArn}", GetSharedAsync),
        new("ListCollaborationAnalysisTemplates", "GET", "/collaborations/{collaborationIdentifier}/analysistemplates", ListSharedAsync),
    ];

    private Task<JsonObject> CreateAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var membershipId = fields.Text(input, "membershipIdentifier", "membershipIdentifier", Rules.Uuid, required: true);
        fields.Text(input, "format", "format", Rules.Format, required: true);
        var made = new AnalysisTemplate
        {
            Id = ids.NewUuid(),
            MembershipId = membershipId ?? "",
            Name = fields.Text(input, "name", "name", Rules.Name, required: true) ?? "",
            Description = fields.Text(input, "description", "description", Rules.Description, required: false),
            EntryPoint = ReadEntryPoint(fields, input),
            AnalysisParameters = ReadParameters(fields, input),
            ReferencedTables = ReadTables(fields, input),
            DetailedErrors = fields.Object(input, "errorMessageConfiguration", "errorMessageConfiguration", required: false)
                .ValueKind == JsonValueKind.Object,
            CreateTime = clock.GetUtcNow(),
        };
        fields.ThrowIfAny();
        return scenes.ChangeAsync(
            scene =>
            {
                _ = FindMembership(scene, caller, made.MembershipId);
                var next = scene with { AnalysisTemplates = [.. scene.AnalysisTemplates ?? [], made] };
                return (next, Answer(next, made, caller));
            },
            cancellationToken);
    }

    private Task<JsonObject> GetAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var scene = scenes.Current;
        var membership = FindMembership(scene, caller, Listing.Id(input, "membershipIdentifier"));
        var id = Listing.Id(input, "analysisTemplateIdentifier");
        var found = (scene.AnalysisTemplates ?? []).FirstOrDefault(t => t.Id == id && t.MembershipId == membership.Id)
            ?? throw CleanRoomsError.NotFound("ANALYSIS_TEMPLATE", id);
        return Task.FromResult(Answer(scene, found, caller));
    }

    private Task<JsonObject> ListAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var scene = scenes.Current;
        var membership = FindMembership(scene, caller, Listing.Id(input, "membershipIdentifier"));
        var mine = (scene.AnalysisTemplates ?? []).Where(t => t.MembershipId == membership.Id);
        return Task.FromResult(Listing.Page(
            input, "analysisTemplateSummaries", mine.Reverse(), t => SceneView.Template(scene, t, caller.Region, isSummary: true)));
    }

    private Task<JsonObject> GetSharedAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var arn = fields.Text(input, "analysisTemplateArn", "analysisTemplateArn", Rules.TemplateArn, required: true);
        fields.ThrowIfAny();
        var scene = scenes.Current;
        var found = Shared(scene, caller, Listing.Id(input, "collaborationIdentifier"))
            .FirstOrDefault(t => t.Arn(caller.Region, scene.FindMembership(t.MembershipId)!.AccountId) == arn)
            ?? throw CleanRoomsError.NotFound("ANALYSIS_TEMPLATE", arn!);
        return Task.FromResult(new JsonObject
        {
            ["collaborationAnalysisTemplate"] = SceneView.Template(scene, found, caller.Region, isSummary: false),
        });
    }

    private Task<JsonObject> ListSharedAsync(Caller caller, JsonElement input, CancellationToken cancellationToken)
    {
        var scene = scenes.Current;
        var shared = Shared(scene, caller, Listing.Id(input, "collaborationIdentifier"));
        return Task.FromResult(Listing.Page(
            input,
            "collaborationAnalysisTemplateSummaries",
            shared.Reverse(),
            t =>
            {
                var view = SceneView.Template(scene, t, caller.Region, isSummary: true);
                view["creatorAccountId"] = scene.FindMembership(t.MembershipId)!.AccountId;
                return view;
            }));
    }

    private static JsonObject Answer(Scene scene, AnalysisTemplate template, Caller caller) => new()
    {
        ["analysisTemplate"] = SceneView.Template(scene, template, caller.Region, isSummary: false),
    };

    private static Membership FindMembership(Scene scene, Caller caller, string id) =>
        scene.FindMembership(id) is { } found && found.AccountId == caller.AccountId
            ? found
            : throw CleanRoomsError.NotFound("MEMBERSHIP", id);

    private static IEnumerable<AnalysisTemplate> Shared(Scene scene, Caller caller, string collaborationId)
    {
        if (scene.FindCollaboration(collaborationId)?.FindMember(caller.AccountId) is null)
        {
            throw CleanRoomsError.NotFound("COLLABORATION", collaborationId);
        }

        return (scene.AnalysisTemplates ?? [])
            .Where(t => scene.FindMembership(t.MembershipId)?.CollaborationId == collaborationId);
    }

    private static ScriptLocation? ReadEntryPoint(Fields fields, JsonElement input)
    {
        const string Path = "source.artifacts.entryPoint.location";
        var source = fields.Union(input, "source", "source", required: true);
        var artifacts = fields.Object(source, "artifacts", "source.artifacts", Is(source));
        fields.Text(artifacts, "roleArn", "source.artifacts.roleArn", Rules.RoleArn, Is(artifacts));
        var entry = fields.Object(artifacts, "entryPoint", "source.artifacts.entryPoint", Is(artifacts));
        var location = fields.Object(entry, "location", Path, Is(entry));
        var bucket = fields.Text(location, "bucket", $"{Path}.bucket", Rules.Bucket, Is(location));
        var key = fields.Text(location, "key", $"{Path}.key", Rules.ScriptKey, Is(location));
        if (Listing.Items(fields, artifacts, "additionalArtifacts", required: false).Count() > 1)
        {
            fields.Add("source.artifacts.additionalArtifacts", "Member must have length less than or equal to 1");
        }

        return bucket is null || key is null ? null : new ScriptLocation(bucket, key);
    }

    private static List<TemplateParameter> ReadParameters(Fields fields, JsonElement input)
    {
        var parameters = new List<TemplateParameter>();
        foreach (var given in Listing.Items(fields, input, "analysisParameters", required: false))
        {
            var path = $"analysisParameters[{parameters.Count}]";
            parameters.Add(new TemplateParameter(
                fields.Text(given, "name", $"{path}.name", Rules.ParameterKey, required: true) ?? "",
                fields.Text(given, "type", $"{path}.type", Rules.Any, required: true) ?? "",
                fields.Text(given, "defaultValue", $"{path}.defaultValue", Rules.ParameterValue, required: false)));
        }

        if (parameters.Count > MostParameters)
        {
            fields.Add("analysisParameters", $"Member must have length less than or equal to {MostParameters}");
        }

        return parameters;
    }

    private static List<string> ReadTables(Fields fields, JsonElement input) =>
    [
        .. Listing.Items(
                fields, fields.Object(input, "schema", "schema", required: false), "referencedTables", required: false)
            .Where(t => t.ValueKind == JsonValueKind.String)
            .Select(t => t.GetString()!),
    ];

    private static bool Is(JsonElement element) => element.ValueKind == JsonValueKind.Object;
}
