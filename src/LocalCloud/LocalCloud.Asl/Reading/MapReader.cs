using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Maps;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Reading;

/// <summary>Reads a Map state, inline or distributed, in its present and its older form (Iterator, Parameters).</summary>
internal sealed class MapReader(MachineReader machine)
{
    private static readonly string[] s_distributedOnly =
    [
        "ItemReader", "ItemBatcher", "ResultWriter", "Label", "ToleratedFailureCount", "ToleratedFailureCountPath",
        "ToleratedFailurePercentage", "ToleratedFailurePercentagePath",
    ];

    public MapState? Read(string name, Fields fields)
    {
        fields.AtMostOne("ItemProcessor", "Iterator");
        fields.AtMostOne("ItemSelector", "Parameters");
        fields.AtMostOne("MaxConcurrency", "MaxConcurrencyPath");
        var isLegacy = fields.Has("Iterator");
        if (!isLegacy)
        {
            fields.Require("ItemProcessor");
        }

        var processor = fields.Inner(isLegacy ? "Iterator" : "ItemProcessor");
        var config = processor?.Inner("ProcessorConfig");
        var mode = config?.Text("Mode") ?? "INLINE";
        RefuseOther(config, "Mode", mode, "INLINE", "DISTRIBUTED");
        var isExpress = ReadExecutionType(config, mode);
        var flow = processor is null ? null
            : mode == "DISTRIBUTED" ? machine.ReadInner(processor, isExpress)
            : machine.ReadInner(processor);
        config?.RefuseUnknown();
        processor?.RefuseUnknown();
        var distributed = ReadDistributed(fields, mode, isExpress, flow);
        var items = fields.IsJsonata ? Items(fields) : TemplateReader.Path(fields, "ItemsPath");
        var selector = fields.IsJsonata
            ? JsonataReader.Template(fields, "ItemSelector")
            : TemplateReader.ObjectTemplate(fields, fields.Has("Parameters") ? "Parameters" : "ItemSelector");
        var concurrency = Count(fields, "MaxConcurrency", 0, 10_000);
        var (next, data) = (FlowReader.Next(fields), FlowReader.WithResult(fields, hasSelector: true, hasParameters: false));
        var (retriers, catchers) = (RetryReader.Retriers(fields), RetryReader.Catchers(fields));
        if (flow is null)
        {
            fields.RefuseUnknown();
            return null;
        }

        return new MapState(name, flow)
        {
            NextName = next,
            Data = data,
            Retriers = retriers,
            Catchers = catchers,
            Items = items is null ? null : new ItemsField(items),
            ItemSelector = selector,
            MaxConcurrency = concurrency,
            Distributed = distributed,
        };
    }

    /// <summary>An array as written, with expressions in it perhaps, or an expression that gives one.</summary>
    private static Expression? Items(Fields fields) =>
        JsonataReader.Query(fields, "Items", JsonataResult.Items)
        ?? (fields.Array("Items") is null ? null : JsonataReader.Template(fields, "Items"));

    private static bool ReadExecutionType(Fields? config, string mode)
    {
        if (config is null)
        {
            return false;
        }

        if (mode == "DISTRIBUTED")
        {
            config.Require("ExecutionType");
        }

        var type = config.Text("ExecutionType");
        RefuseOther(config, "ExecutionType", type ?? "STANDARD", "STANDARD", "EXPRESS");
        return type == "EXPRESS";
    }

    private static DistributedMap? ReadDistributed(Fields fields, string mode, bool isExpress, Flow? flow)
    {
        if (mode != "DISTRIBUTED")
        {
            foreach (var name in s_distributedOnly)
            {
                if (fields.Has(name))
                {
                    fields.Faults.Schema($"The field '{name}' needs the processor mode DISTRIBUTED", fields.At(name));
                }
            }

            return null;
        }

        fields.AtMostOne("ToleratedFailureCount", "ToleratedFailureCountPath");
        fields.AtMostOne("ToleratedFailurePercentage", "ToleratedFailurePercentagePath");
        if (fields.Text("Label") is { } label && (label.Length > 40 || label.Any(IsRefused)))
        {
            fields.Faults.Schema("Value is not a valid label", fields.At("Label"));
        }

        var reader = fields.Inner("ItemReader") is { } from ? MapCallReader.Reader(from) : null;
        var batch = fields.Inner("ItemBatcher") is { } by ? MapCallReader.Batch(by) : null;
        var writer = fields.Inner("ResultWriter") is { } to ? MapCallReader.Writer(to) : null;
        var count = Count(fields, "ToleratedFailureCount", 0, long.MaxValue);
        var percentage = Percentage(fields);
        return flow is null ? null : new DistributedMap
        {
            Processor = new StateMachine(flow, timeoutSeconds: null),
            IsExpress = isExpress,
            Label = fields.Text("Label"),
            Reader = reader,
            Batch = batch,
            Writer = writer,
            ToleratedFailureCount = count,
            ToleratedFailurePercentage = percentage,
        };
    }

    /// <summary>A count as written or by a path.</summary>
    public static CountField? Count(Fields fields, string name, long minimum, long maximum)
    {
        if (JsonataReader.Query(fields, name, JsonataResult.WholeNumber) is { } query)
        {
            return new CountField(name, query);
        }

        if (fields.Integer(name, minimum, maximum) is { } constant)
        {
            return new CountField(name, new ConstantExpression(Json.JsonValue.Of(constant)));
        }

        return TemplateReader.Path(fields, name + "Path") is { } path ? new CountField(name, path) : null;
    }

    private static CountField? Percentage(Fields fields)
    {
        const string Name = "ToleratedFailurePercentage";
        if (JsonataReader.Query(fields, Name, JsonataResult.Number) is { } query)
        {
            return new CountField(Name, query, IsFraction: true);
        }

        if (fields.Number(Name, 0, 100) is { } constant)
        {
            return new CountField(Name, new ConstantExpression(Json.JsonValue.Of(constant)), IsFraction: true);
        }

        return TemplateReader.Path(fields, Name + "Path") is { } path ? new CountField(Name, path, IsFraction: true) : null;
    }

    private static bool IsRefused(char letter) =>
        char.IsWhiteSpace(letter) || char.IsControl(letter) || "?*<>{}[]:;,\\|^~$#%&`\"/".Contains(letter, StringComparison.Ordinal);

    private static void RefuseOther(Fields? fields, string name, string value, params ReadOnlySpan<string> allowed)
    {
        if (fields is not null && !allowed.Contains(value))
        {
            fields.Faults.Schema(
                $"The field '{name}' should have one of these values: [{string.Join(", ", allowed!)}]", fields.At(name));
        }
    }
}
