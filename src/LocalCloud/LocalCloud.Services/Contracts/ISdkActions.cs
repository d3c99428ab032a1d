namespace LocalCloud.Services.Contracts;

/// <summary>A service whose actions a state machine may call by <c>arn:aws:states:::aws-sdk:{service}:{action}</c>.</summary>
public interface ISdkActions
{
    /// <summary>The service part of the resource: <c>cleanrooms</c>, <c>s3</c>, <c>eventbridge</c>, …</summary>
    string SdkName { get; }

    /// <summary>What precedes an error's code in the error name: <c>CleanRooms</c> in <c>CleanRooms.ValidationException</c>.</summary>
    string ErrorPrefix { get; }

    /// <summary>The actions, camel case: <c>startProtectedJob</c>.</summary>
    IReadOnlyCollection<string> Actions { get; }

    /// <summary>Runs one action.</summary>
    /// <param name="action">One of <see cref="Actions"/>.</param>
    /// <param name="parameters">A JSON object, members in Pascal case as Step Functions writes them.</param>
    /// <param name="caller">The state machine's role.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The answer as JSON text, members in Pascal case.</returns>
    /// <exception cref="AwsException">What the service answered.</exception>
    Task<string> CallAsync(string action, string parameters, Caller caller, CancellationToken cancellationToken);
}
