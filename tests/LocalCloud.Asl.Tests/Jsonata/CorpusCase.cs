namespace LocalCloud.Asl.Tests.Jsonata;

/// <summary>An expression, its input as JSON, and the expected answer as <see cref="Corpus.Answer(string, string?)"/> gives it.</summary>
internal sealed record CorpusCase(string Expression, string? Input, string Expected);
