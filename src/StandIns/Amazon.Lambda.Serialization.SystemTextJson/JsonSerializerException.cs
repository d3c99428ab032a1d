namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>A payload that is not what the function takes, or an answer that cannot be written.</summary>
public class JsonSerializerException : Exception
{
    /// <summary>Makes one.</summary>
    public JsonSerializerException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with what caused it.</summary>
    public JsonSerializerException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
