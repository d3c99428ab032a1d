using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Maps;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Reading;

/// <summary>Reads ItemReader, ItemBatcher and ResultWriter.</summary>
internal static class MapCallReader
{
    public static DistributedMap.ReaderSetting? Reader(Fields fields)
    {
        var isComplete = fields.Require("Resource");
        var resource = Resource(fields, "s3:getObject", "s3:listObjectsV2");
        var parameters = FlowReader.ObjectTemplate(fields, fields.IsJsonata ? "Arguments" : "Parameters") ?? Nothing();
        var config = fields.Inner("ReaderConfig");
        var format = config is null ? new ItemFormat() : Format(config);
        var maxItems = config is null ? null : MapReader.Count(config, "MaxItems", 0, 100_000_000);
        config?.RefuseUnknown();
        fields.RefuseUnknown();
        if (resource?.Api == "getObject" && format.InputType.Length == 0)
        {
            fields.Faults.Schema("These fields are required: [InputType]", fields.At("ReaderConfig"));
        }

        return isComplete && resource is not null
            ? new DistributedMap.ReaderSetting(resource, parameters, format, maxItems)
            : null;
    }

    public static DistributedMap.BatchSetting? Batch(Fields fields)
    {
        fields.AtMostOne("MaxItemsPerBatch", "MaxItemsPerBatchPath");
        fields.AtMostOne("MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath");
        var items = MapReader.Count(fields, "MaxItemsPerBatch", 1, 100_000_000);
        var bytes = MapReader.Count(fields, "MaxInputBytesPerBatch", 1, 262_144);
        if (items is null && bytes is null)
        {
            fields.Faults.Schema(
                "One of these fields is required: [MaxItemsPerBatch, MaxInputBytesPerBatch]", fields.Pointer);
        }

        var input = FlowReader.ObjectTemplate(fields, "BatchInput");
        fields.RefuseUnknown();
        return new DistributedMap.BatchSetting(items, bytes, input);
    }

    public static DistributedMap.WriterSetting Writer(Fields fields)
    {
        if (!fields.Has("Resource") && !fields.Has("WriterConfig"))
        {
            fields.Require("Resource");
        }

        var resource = Resource(fields, "s3:putObject");
        var parameters = FlowReader.ObjectTemplate(fields, fields.IsJsonata ? "Arguments" : "Parameters");
        var config = fields.Inner("WriterConfig");
        var transformation = OneOf(config, "Transformation", "NONE", "NONE", "COMPACT", "FLATTEN");
        var output = OneOf(config, "OutputType", "JSON", "JSON", "JSONL");
        config?.RefuseUnknown();
        fields.RefuseUnknown();
        return new DistributedMap.WriterSetting(resource, parameters, transformation, output);
    }

    private static ConstantExpression Nothing() => new(JsonObject.Empty);

    private static ItemFormat Format(Fields config)
    {
        config.AtMostOne("MaxItems", "MaxItemsPath");
        var type = OneOf(config, "InputType", "", "CSV", "JSON", "JSONL", "MANIFEST", "PARQUET");
        if (type == "PARQUET")
        {
            config.Faults.Schema("The InputType 'PARQUET' is not supported", config.At("InputType"));
        }

        if (config.Text("ManifestType") is not (null or "S3_INVENTORY") and var manifest)
        {
            config.Faults.Schema($"The ManifestType '{manifest}' is not supported", config.At("ManifestType"));
        }

        var location = OneOf(config, "CSVHeaderLocation", "", "FIRST_ROW", "GIVEN");
        var headers = config.Array("CSVHeaders")?.Items.OfType<JsonString>().Select(text => text.Value).ToArray() ?? [];
        if (type == "CSV" && (location.Length == 0 || (location == "GIVEN" && headers.Length == 0)))
        {
            config.Faults.Schema(
                $"These fields are required: [{(location.Length == 0 ? "CSVHeaderLocation" : "CSVHeaders")}]",
                config.Pointer);
        }

        var delimiter = OneOf(config, "CSVDelimiter", "COMMA", "COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB");
        return new ItemFormat
        {
            InputType = type,
            CsvHeaderIsFirstRow = location != "GIVEN",
            CsvHeaders = headers,
            CsvDelimiter = delimiter switch
            {
                "PIPE" => '|',
                "SEMICOLON" => ';',
                "SPACE" => ' ',
                "TAB" => '\t',
                _ => ',',
            },
        };
    }

    private static TaskResource? Resource(Fields fields, params ReadOnlySpan<string> allowed)
    {
        if (fields.Text("Resource") is not { } arn)
        {
            return null;
        }

        var resource = TaskResource.TryParse(arn);
        if (resource is { Kind: TaskResourceKind.Integration, Pattern: IntegrationPattern.RequestResponse }
            && allowed.Contains($"{resource.Service}:{resource.Api}"))
        {
            return resource;
        }

        fields.Faults.Schema(
            $"The resource provided {arn} is not recognized. "
            + "The value is not a valid resource ARN, or the resource is not available in this region.",
            fields.At("Resource"));
        return null;
    }

    private static string OneOf(Fields? fields, string name, string otherwise, params ReadOnlySpan<string> allowed)
    {
        if (fields?.Text(name) is not { } value)
        {
            return otherwise;
        }

        if (allowed.Contains(value))
        {
            return value;
        }

        fields.Faults.Schema(
            $"The field '{name}' should have one of these values: [{string.Join(", ", allowed!)}]", fields.At(name));
        return otherwise;
    }
}
