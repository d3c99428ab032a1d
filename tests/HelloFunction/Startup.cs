using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;

namespace HelloFunction;

/// <summary>The container.</summary>
[LambdaStartup]
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<Calls>();
}
