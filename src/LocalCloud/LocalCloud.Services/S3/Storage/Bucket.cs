namespace LocalCloud.Services.S3.Storage;

/// <summary>A bucket.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="TellsEventBridge">Whether events of its objects go to the default bus.</param>
internal sealed record Bucket(string Name, DateTimeOffset CreatedAt, bool TellsEventBridge);
