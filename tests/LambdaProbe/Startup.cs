using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;

namespace LambdaProbe;

/// <summary>The probe's container.</summary>
[LambdaStartup]
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Visits>();
}
