using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>Reads a SAM or CloudFormation template: <c>serverless.template</c>, the file that deploys.</summary>
internal static class TemplateReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">JSON or YAML.</param>
    /// <param name="settings">What it is read with; the directory is the file's.</param>
    /// <exception cref="TemplateException">It has faults.</exception>
    public static CloudTemplate ReadFile(string path, TemplateSettings settings) => Read(
        File.ReadAllText(path), settings with { Directory = Path.GetDirectoryName(Path.GetFullPath(path))! });

    /// <summary>Reads a text.</summary>
    /// <exception cref="TemplateException">It has faults.</exception>
    public static CloudTemplate Read(string text, TemplateSettings settings)
    {
        var faults = new TemplateFaults();
        var source = new TemplateSource(TemplateText.Parse(text), settings, faults);
        var evaluator = new Evaluator(source);
        var template = new CloudTemplate();
        foreach (var resource in Resources(source, evaluator))
        {
            Read(resource, template, settings);
        }

        HttpApiReader.ReadImplicit(source, evaluator, template);
        ReadOutputs(source, evaluator, template);
        faults.ThrowIfAny();
        return template;
    }

    private static IEnumerable<Resource> Resources(TemplateSource source, Evaluator evaluator)
    {
        foreach (var (logicalId, node) in source.Resources)
        {
            var path = $"Resources.{logicalId}";
            if (node is not JsonObject body || body["Type"] is not JsonValue type)
            {
                source.Faults.Add(path, "must be an object with a Type");
                continue;
            }

            if (!evaluator.Includes(body, path))
            {
                continue;
            }

            // What is not used here is not evaluated either: it may need what only AWS has.
            var kind = type.ToString();
            var given = IsRead(kind)
                ? GlobalProperties.Under(source.Globals, kind, body["Properties"] as JsonObject ?? [])
                : [];
            yield return new Resource(
                logicalId,
                kind,
                evaluator.Identities.Of(logicalId, path)!,
                evaluator.Evaluate(given, $"{path}.Properties") as JsonObject ?? [],
                source.Faults);
        }
    }

    private static bool IsRead(string type) => InertTypes.NoteOf(type) is null;

    private static void Read(Resource resource, CloudTemplate template, TemplateSettings settings)
    {
        switch (resource.Type)
        {
            case "AWS::Serverless::Function" or "AWS::Lambda::Function":
                FunctionReader.Read(resource, template, settings);
                break;
            case "AWS::Serverless::StateMachine" or "AWS::StepFunctions::StateMachine":
                StateMachineReader.Read(resource, template, settings);
                break;
            case "AWS::S3::Bucket":
                template.Buckets.Add(new BucketResource(
                    resource.Identity.Name,
                    resource.Part(resource.Object("NotificationConfiguration")).Properties.ContainsKey("EventBridgeConfiguration")));
                break;
            case "AWS::SQS::Queue":
                template.Queues.Add(resource.Identity.Arn);
                break;
            case "AWS::Events::EventBus":
                template.Buses.Add(resource.Identity.Name);
                break;
            case "AWS::Events::Rule":
                EventReader.ReadRule(resource, template);
                break;
            case "AWS::Scheduler::Schedule":
                EventReader.ReadSchedule(resource, template);
                break;
            case "AWS::Scheduler::ScheduleGroup":
                template.ScheduleGroups.Add(resource.Identity.Name);
                break;
            case "AWS::IAM::Role":
                PolicyReader.ReadRole(resource, template, settings);
                break;
            case "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy" or "AWS::IAM::RolePolicy":
                PolicyReader.ReadPolicy(resource, template, settings);
                break;
            case "AWS::Serverless::HttpApi":
                HttpApiReader.Read(resource, template);
                break;
            default:
                template.Notes.Add(new NotedResource(
                    resource.LogicalId,
                    resource.Type,
                    InertTypes.NoteOf(resource.Type)!,
                    !InertTypes.IsListed(resource.Type)));
                break;
        }
    }

    private static void ReadOutputs(TemplateSource source, Evaluator evaluator, CloudTemplate template)
    {
        foreach (var (name, node) in source.Outputs)
        {
            var path = $"Outputs.{name}";
            if (node is JsonObject output && evaluator.Includes(output, path))
            {
                template.Outputs[name] = evaluator.Text(output["Value"], $"{path}.Value") ?? "";
            }
        }
    }
}
