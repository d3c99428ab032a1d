namespace LocalCloud.Asl.Queries;

/// <summary>
/// A state cannot go on: an expression failed, or what it gave cannot be used. The message is what follows "An error occurred
/// while executing the state…".
/// </summary>
internal sealed class StateFault(string error, string message) : Exception(message)
{
    /// <summary>The error name.</summary>
    public string Error { get; } = error;

    /// <summary>Whether the history tells it as EvaluationFailed (variables and the second query language).</summary>
    public bool IsEvaluation { get; init; }

    /// <summary>Whether the message is told as it is, without the state it occurred in.</summary>
    public bool IsBare { get; init; }

    /// <summary>The field that was evaluated, where the history names it.</summary>
    public string? Location { get; init; }

    /// <summary>A path or value of the definition does not fit the data: fatal, no Retry or Catch helps.</summary>
    public static StateFault Runtime(string message) => new(ErrorNames.Runtime, message);

    /// <summary>A result or an output is larger than a state may give on.</summary>
    public static StateFault TooLarge(string subject) => new(
        ErrorNames.DataLimitExceeded,
        $"The state/task '{subject}' returned a result with a size exceeding the maximum number of bytes service limit.")
    {
        IsBare = true,
    };

    /// <summary>An expression over variables, or of the second query language, failed.</summary>
    public static StateFault Evaluation(string message, string? location) =>
        new(ErrorNames.QueryEvaluationError, message) { IsEvaluation = true, Location = location };
}
