namespace LocalCloud.Host.Templates;

/// <summary>What is wrong with a template, collected so that all of it is told at once.</summary>
internal sealed class TemplateFaults
{
    private readonly List<TemplateFault> _faults = [];

    /// <summary>Notes a fault.</summary>
    /// <param name="path">Where: <c>Resources.StartJob.Properties.Timeout</c>.</param>
    /// <param name="message">What was wanted and what was found.</param>
    public void Add(string path, string message)
    {
        var fault = new TemplateFault(path, message);
        if (!_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="TemplateException">There are faults.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new TemplateException([.. _faults]);
        }
    }
}
