namespace LocalCloud.Services.Contracts;

/// <summary>Step Functions as the other services see it.</summary>
public interface IExecutions
{
    /// <summary>Creates the state machine, or updates it if its definition, role or type differ. Called by the template reader.</summary>
    /// <returns>Its ARN.</returns>
    /// <exception cref="AwsException">InvalidDefinition, …</exception>
    Task<string> DefineAsync(StateMachineSource source, CancellationToken cancellationToken);

    /// <summary>StartExecution, with its name idempotency.</summary>
    /// <param name="stateMachineArn">Machine, version or alias.</param>
    /// <param name="name">Null for a new UUID.</param>
    /// <param name="input">JSON text.</param>
    /// <param name="cancellationToken">Gives up before the start is committed, never after.</param>
    /// <returns>The execution's ARN.</returns>
    /// <exception cref="AwsException">ExecutionAlreadyExists, StateMachineDoesNotExist, InvalidName, …</exception>
    Task<string> StartAsync(string stateMachineArn, string? name, string input, CancellationToken cancellationToken);
}

/// <summary>A state machine as the template defines it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">The document, substitutions done.</param>
/// <param name="RoleArn">The role it calls services with.</param>
/// <param name="Type"><c>STANDARD</c> or <c>EXPRESS</c>.</param>
public sealed record StateMachineSource(string Name, string Definition, string RoleArn, string Type = "STANDARD")
{
    /// <summary>The alias that follows the newest version, which is published with every change; null for no versions.</summary>
    public string? Alias { get; init; }
}
