namespace LocalCloud.Host.Templates;

/// <summary>A template cannot be used as it is; the message lists every fault.</summary>
public sealed class TemplateException : Exception
{
    internal TemplateException(IReadOnlyList<TemplateFault> faults)
        : base(string.Join(Environment.NewLine, faults.Select(f => $"{f.Path}: {f.Message}"))) => Faults = faults;

    /// <summary>All faults, in the order of the template.</summary>
    public IReadOnlyList<TemplateFault> Faults { get; }
}

/// <summary>One fault of a template.</summary>
/// <param name="Path">Where: <c>Resources.StartJob.Properties.Timeout</c>.</param>
/// <param name="Message">What was wanted and what was found.</param>
public sealed record TemplateFault(string Path, string Message);
