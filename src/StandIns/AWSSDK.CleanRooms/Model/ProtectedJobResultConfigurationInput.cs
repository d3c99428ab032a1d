using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

public class ProtectedJobResultConfigurationInput
{
    public ProtectedJobOutputConfigurationInput OutputConfiguration { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("outputConfiguration", OutputConfiguration, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

/// <summary>A union with one member so far.</summary>
public class ProtectedJobOutputConfigurationInput
{
    public ProtectedJobMemberOutputConfigurationInput Member { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("member", Member, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

public class ProtectedJobMemberOutputConfigurationInput
{
    public string AccountId { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("accountId", AccountId);
        json.WriteEndObject();
    }
}
