using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using ProtectedJobs.Console.Runs;
using ProtectedJobs.Console.Tests.Fakes;
using Radzen;

namespace ProtectedJobs.Console.Tests.Components;

/// <summary>Renders one component to HTML, without a browser.</summary>
internal static class Rendering
{
    public static async Task<string> OfAsync<T>(Dictionary<string, object?> parameters, IRunSource? runs = null)
        where T : IComponent
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRadzenComponents();
        services.AddSingleton<IJSRuntime>(new NoScript());
        services.AddSingleton<NavigationManager>(new StillNavigation());
        services.AddSingleton(ConsoleBench.Place).AddSingleton(runs ?? new FakeRuns());
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            WebUtility.HtmlDecode((await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }

    private sealed class StillNavigation : NavigationManager
    {
        public StillNavigation() => Initialize("http://127.0.0.1/", "http://127.0.0.1/");
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new InvalidOperationException("There is no script here.");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            InvokeAsync<TValue>(identifier, args);
    }
}
