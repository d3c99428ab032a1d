using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Activities;
using LocalCloud.Services.StepFunctions.Definitions;
using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.StepFunctions.Integrations;
using LocalCloud.Services.StepFunctions.Machines;
using LocalCloud.Services.StepFunctions.Maps;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Services.StepFunctions.Trials;
using LocalCloud.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.StepFunctions;

/// <summary>Registers Step Functions.</summary>
public static class StepFunctionsSetup
{
    /// <summary>
    /// Adds Step Functions: the service on the wire, <see cref="IExecutions"/>, <c>aws-sdk:sfn</c>, and a hosted service that goes on
    /// with what ran when the last process ended.
    /// </summary>
    /// <param name="services">
    /// Must have <see cref="LocalStore"/>, <see cref="CloudSettings"/>, <see cref="IIdSource"/>, <see cref="TimeProvider"/> (the cloud's
    /// clock), a <see cref="Random"/>, logging, <see cref="ILambdaFunctions"/> and <see cref="IEventBus"/>; <see cref="IObjects"/>,
    /// <see cref="ISdkActions"/> and <see cref="IAuthorizer"/> where there are any.
    /// </param>
    public static IServiceCollection AddLocalStepFunctions(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton(static provider => TaskTokens.Open(provider.GetRequiredService<LocalStore>()))
            .AddSingleton<TokenHolders>()
            .AddSingleton<ISdkActions>(static provider => new StatesActions(provider.GetRequiredService<StepFunctionsService>))
            .AddSingleton<TaskRole>()
            .AddSingleton<IIntegration, LambdaTasks>()
            .AddSingleton<IIntegration, EventTasks>()
            .AddSingleton<IIntegration>(static provider => new NestedTasks(
                provider.GetRequiredService<ExecutionStarts>, provider.GetRequiredService<IIdSource>(), provider.GetRequiredService<TaskRole>()))
            .AddSingleton<IIntegration, SdkTasks>()
            .AddSingleton<IReadOnlyList<IIntegration>>(static provider => [.. provider.GetServices<IIntegration>()])
            .AddSingleton(static provider => new SharedRandom(provider.GetRequiredService<Random>()))
            .AddSingleton<MachineDefinitions>()
            .AddSingleton<Interpreters>()
            .AddSingleton<ExecutionTargets>()
            .AddSingleton<MachineCatalog>()
            .AddSingleton<MachineRemoval>()
            .AddSingleton<ExecutionStarts>()
            .AddSingleton(static provider => new ActivityQueue(
                provider.GetRequiredService<LocalStore>(), provider.GetRequiredService<ExecutionEngine>(), TimeProvider.System))
            .AddSingleton(static provider => new ExecutionEngine(new EngineParts(
                provider.GetRequiredService<LocalStore>(),
                provider.GetRequiredService<Interpreters>(),
                provider.GetRequiredService<IReadOnlyList<IIntegration>>(),
                provider.GetRequiredService<IEventBus>(),
                provider.GetService<IObjects>(),
                provider.GetRequiredService<CloudSettings>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<SharedRandom>(),
                provider.GetRequiredService<ILoggerFactory>().CreateLogger("LocalCloud.StepFunctions"))))
            .AddSingleton<IOperations, MachineOperations>()
            .AddSingleton<IOperations, VersionOperations>()
            .AddSingleton<IOperations, AliasOperations>()
            .AddSingleton<IOperations, TagOperations>()
            .AddSingleton<IOperations, ExecutionOperations>()
            .AddSingleton<IOperations, ListOperations>()
            .AddSingleton<IOperations, HistoryOperations>()
            .AddSingleton<IOperations, TaskOperations>()
            .AddSingleton<IOperations, ActivityOperations>()
            .AddSingleton<IOperations, MapRunOperations>()
            .AddSingleton<IOperations, ValidateOperations>()
            .AddSingleton<IOperations, TestStateOperations>()
            .AddSingleton<StepFunctionsService>()
            .AddSingleton<IAwsService>(static provider => provider.GetRequiredService<StepFunctionsService>())
            .AddSingleton<IExecutions, StateMachines>()
            .AddHostedService<StepFunctionsHost>();
    }
}
