using System.Text.Json.Nodes;
using LocalCloud.Host.Templates;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.HttpApi;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Host.Deployment;

/// <summary>Makes what a template asks for. Doing it again at the next start changes nothing but what the template changed.</summary>
internal sealed class TemplateDeployment
{
    private readonly CloudTemplate _template;
    private readonly LocalCloudOptions _options;
    private readonly IServiceProvider _services;
    private readonly DeploymentReport _report;
    private readonly Caller _caller;

    private TemplateDeployment(CloudTemplate template, LocalCloudOptions options, IServiceProvider services)
    {
        _template = template;
        _options = options;
        _services = services;
        _report = new DeploymentReport(template);
        var settings = services.GetRequiredService<CloudSettings>();
        _caller = new Caller(settings.AccountId, $"arn:aws:iam::{settings.AccountId}:root", settings.Region, "template");
    }

    /// <summary>Makes everything.</summary>
    /// <returns>What became of it.</returns>
    /// <exception cref="TemplateException">A service refused a part of it.</exception>
    public static async Task<DeploymentReport> RunAsync(
        CloudTemplate template, LocalCloudOptions options, IServiceProvider services, CancellationToken cancellationToken)
    {
        var deployment = new TemplateDeployment(template, options, services);
        var faults = new TemplateFaults();
        await deployment.MakeAsync(faults, cancellationToken);
        faults.ThrowIfAny();
        return deployment._report;
    }

    private async Task MakeAsync(TemplateFaults faults, CancellationToken cancellationToken)
    {
        foreach (var bucket in _template.Buckets)
        {
            await _services.GetRequiredService<IObjects>().CreateBucketAsync(bucket.Name, cancellationToken);
            await _services.GetRequiredService<IBucketEvents>()
                .TellEventBridgeAsync(bucket.Name, bucket.SendsEvents, cancellationToken);
        }

        MakeRoles(faults);
        MakeFunctions();
        await MakeStateMachinesAsync(faults, cancellationToken);
        foreach (var bus in _template.Buses)
        {
            await CallAsync(faults, "eventbridge", "createEventBus", new JsonObject { ["Name"] = bus }, cancellationToken);
        }

        foreach (var rule in _template.Rules)
        {
            await CallAsync(faults, "eventbridge", "putRule", rule.Rule, cancellationToken);
            await CallAsync(faults, "eventbridge", "putTargets", rule.Targets, cancellationToken);
        }

        foreach (var group in _template.ScheduleGroups)
        {
            await CallAsync(faults, "scheduler", "createScheduleGroup", new JsonObject { ["Name"] = group }, cancellationToken);
        }

        foreach (var schedule in _template.Schedules)
        {
            await CallAsync(faults, "scheduler", "createSchedule", schedule, cancellationToken);
        }

        MakeHttpApis(faults);
    }

    private void MakeHttpApis(TemplateFaults faults)
    {
        var apis = _services.GetRequiredService<HttpApis>();
        foreach (var api in _template.HttpApis.Values)
        {
            try
            {
                apis.Define(HttpApiReader.Definition(api, _template, (route, authorizer) => _report.Note(
                    route.Api, "HTTP API route", $"{route.Method} {route.Path} is not served: there is no authorizer {authorizer} here, only AWS_IAM")));
            }
            catch (AwsException e)
            {
                faults.Add($"Resources.{api.LogicalId}", e.Message);
            }
        }

        foreach (var route in _template.Routes.Where(r => !_template.HttpApis.ContainsKey(r.Api)))
        {
            faults.Add(route.Function, $"the route {route.Method} {route.Path} is of {route.Api}, which is no AWS::Serverless::HttpApi of the template");
        }
    }

    private void MakeRoles(TemplateFaults faults)
    {
        var roles = _services.GetRequiredService<IRoles>();
        foreach (var role in _template.Roles)
        {
            try
            {
                roles.Define(role.Arn, [.. role.Policies.Select(p => p.ToJsonString())]);
            }
            catch (AwsException e)
            {
                faults.Add(role.Arn, e.Message);
            }
        }
    }

    private void MakeFunctions()
    {
        var lambda = _services.GetService<ILambdaFunctions>();
        foreach (var function in _template.Functions)
        {
            var program = FunctionPrograms.Find(function.CodePath, _options.TemplatePath, _options.FunctionsExecutable);
            _report.Function(function, program);
            lambda?.Define(function.Definition with { Executable = program });
            if (program is null)
            {
                _report.Note(
                    function.LogicalId, "function", $"no build output of {function.CodePath} was found: build it, or start the function yourself");
            }
        }
    }

    private async Task MakeStateMachinesAsync(TemplateFaults faults, CancellationToken cancellationToken)
    {
        foreach (var machine in _template.StateMachines)
        {
            _report.StateMachineArns[machine.Source.Name] = machine.Arn;
            try
            {
                if (_services.GetService<IExecutions>() is { } executions)
                {
                    await executions.DefineAsync(machine.Source, cancellationToken);
                }
            }
            catch (AwsException e)
            {
                faults.Add($"Resources.{machine.LogicalId}", $"{e.Code}: {e.Message}");
            }
        }
    }

    // Rules and schedules are made as a client would make them. What is there from an earlier start stays.
    private async Task CallAsync(
        TemplateFaults faults, string service, string action, JsonObject input, CancellationToken cancellationToken)
    {
        var name = (input["Name"] ?? input["Rule"])?.ToString() ?? "";
        var actions = _services.GetServices<ISdkActions>().FirstOrDefault(s => s.SdkName == service && s.Actions.Contains(action));
        if (actions is null)
        {
            _report.Note(name, $"{service}:{action}", "the local cloud cannot do that: nothing was made");
            return;
        }

        try
        {
            await actions.CallAsync(action, input.ToJsonString(), _caller, cancellationToken);
        }
        catch (AwsException e) when (e.Code is "ConflictException" or "ResourceAlreadyExistsException")
        {
            await UpdateAsync(faults, actions, action, input, cancellationToken);
        }
        catch (AwsException e)
        {
            faults.Add(name, $"{service}:{action}: {e.Code}: {e.Message}");
        }
    }

    private async Task UpdateAsync(
        TemplateFaults faults, ISdkActions actions, string action, JsonObject input, CancellationToken cancellationToken)
    {
        if (action != "createSchedule")
        {
            return;
        }

        try
        {
            await actions.CallAsync("updateSchedule", input.ToJsonString(), _caller, cancellationToken);
        }
        catch (AwsException e)
        {
            faults.Add(input["Name"]?.ToString() ?? "", $"updateSchedule: {e.Code}: {e.Message}");
        }
    }
}
