namespace LocalCloud.Host.Templates;

/// <summary>What a template is read with.</summary>
internal sealed record TemplateSettings
{
    /// <summary>Twelve digits.</summary>
    public string AccountId { get; init; } = "000000000000";

    public string Region { get; init; } = "us-east-1";

    /// <summary>AWS::StackName.</summary>
    public string StackName { get; init; } = "local";

    /// <summary>Where relative paths (DefinitionUri, CodeUri) start.</summary>
    public required string Directory { get; init; }

    /// <summary>Values that go before the defaults of Parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
