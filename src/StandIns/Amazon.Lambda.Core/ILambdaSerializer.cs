namespace Amazon.Lambda.Core;

/// <summary>Turns the payloads of a function into objects and back.</summary>
public interface ILambdaSerializer
{
    /// <summary>Reads an object from a payload.</summary>
    T Deserialize<T>(Stream requestStream);

    /// <summary>Writes an object as a payload.</summary>
    void Serialize<T>(T response, Stream responseStream);
}
