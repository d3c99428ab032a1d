namespace Amazon.Lambda.Core;

/// <summary>How grave a log message is.</summary>
public enum LogLevel
{
    /// <summary>The most detail.</summary>
    Trace = 0,

    /// <summary>For the developer.</summary>
    Debug = 1,

    /// <summary>The normal course.</summary>
    Information = 2,

    /// <summary>Unexpected, but handled.</summary>
    Warning = 3,

    /// <summary>The operation failed.</summary>
    Error = 4,

    /// <summary>The application failed.</summary>
    Critical = 5,
}
