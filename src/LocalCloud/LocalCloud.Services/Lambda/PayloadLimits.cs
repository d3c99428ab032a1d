namespace LocalCloud.Services.Lambda;

/// <summary>How large payloads may be, in bytes.</summary>
internal static class PayloadLimits
{
    /// <summary>A request that is waited for: 6 MiB.</summary>
    public const int RequestBytes = 6 * 1024 * 1024;

    /// <summary>A request that is queued: 1 MiB.</summary>
    public const int EventBytes = 1024 * 1024;

    /// <summary>An answer: 6 MiB and 100 bytes.</summary>
    public const int AnswerBytes = 6_291_556;
}
