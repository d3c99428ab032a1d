using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary>X-Ray's trace header of a task: one trace for an execution, its redrives too, and a parent for each task.</summary>
internal static class TraceHeader
{
    /// <summary>The header. It is made of what identifies execution and task, so that it is the same after a kill.</summary>
    public static string Of(TaskCall call)
    {
        var execution = Hash($"{call.Execution.Arn}|{call.Execution.StartTime.ToUnixTimeMilliseconds()}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Root=1-{call.Execution.StartTime.ToUnixTimeSeconds():x8}-{execution[..24]};Parent={Hash(call.Identity)[..16]};Sampled=1");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
