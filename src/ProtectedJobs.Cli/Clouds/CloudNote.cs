using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProtectedJobs.Cli.Clouds;

/// <summary>What <c>local up</c> leaves in its folder while it is up, for the commands that look for it there.</summary>
/// <param name="Endpoint">Where it listens.</param>
/// <param name="ProcessId">Its process.</param>
internal sealed record CloudNote(Uri Endpoint, int ProcessId)
{
    private const string Name = "up.json";

    /// <summary>Reads a folder's note.</summary>
    /// <returns>The note; null if there is none.</returns>
    public static CloudNote? Read(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(directory, Name)), CloudNoteJson.Default.CloudNote);
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Leaves a note.</summary>
    public void Write(string directory)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, Name), JsonSerializer.Serialize(this, CloudNoteJson.Default.CloudNote));
    }

    /// <summary>Takes a folder's note away.</summary>
    public static void Remove(string directory) => File.Delete(Path.Combine(directory, Name));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CloudNote))]
internal sealed partial class CloudNoteJson : JsonSerializerContext;
