using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.CleanRooms.Model;

public class ProtectedJobResult
{
    public ProtectedJobOutput Output { get; set; }

    internal static ProtectedJobResult Read(JsonElement json) => new()
    {
        Output = json.Object("output", ProtectedJobOutput.Read),
    };
}

/// <summary>A union: one of the two is set.</summary>
public class ProtectedJobOutput
{
    public ProtectedJobS3Output S3 { get; set; }

    public List<ProtectedJobSingleMemberOutput> MemberList { get; set; }

    internal static ProtectedJobOutput Read(JsonElement json) => new()
    {
        S3 = json.Object("s3", ProtectedJobS3Output.Read),
        MemberList = json.List("memberList", ProtectedJobSingleMemberOutput.Read),
    };
}

public class ProtectedJobS3Output
{
    public string Location { get; set; }

    internal static ProtectedJobS3Output Read(JsonElement json) => new()
    {
        Location = json.Text("location"),
    };
}

public class ProtectedJobSingleMemberOutput
{
    public string AccountId { get; set; }

    internal static ProtectedJobSingleMemberOutput Read(JsonElement json) => new()
    {
        AccountId = json.Text("accountId"),
    };
}

/// <summary>Where the receiver's results go, as its membership says.</summary>
public class ProtectedJobResultConfigurationOutput
{
    public ProtectedJobOutputConfigurationOutput OutputConfiguration { get; set; }

    internal static ProtectedJobResultConfigurationOutput Read(JsonElement json) => new()
    {
        OutputConfiguration = json.Object("outputConfiguration", ProtectedJobOutputConfigurationOutput.Read),
    };
}

/// <summary>A union: one of the two is set.</summary>
public class ProtectedJobOutputConfigurationOutput
{
    public ProtectedJobS3OutputConfigurationOutput S3 { get; set; }

    public ProtectedJobMemberOutputConfigurationOutput Member { get; set; }

    internal static ProtectedJobOutputConfigurationOutput Read(JsonElement json) => new()
    {
        S3 = json.Object("s3", ProtectedJobS3OutputConfigurationOutput.Read),
        Member = json.Object("member", ProtectedJobMemberOutputConfigurationOutput.Read),
    };
}

public class ProtectedJobS3OutputConfigurationOutput
{
    public string Bucket { get; set; }

    public string KeyPrefix { get; set; }

    internal static ProtectedJobS3OutputConfigurationOutput Read(JsonElement json) => new()
    {
        Bucket = json.Text("bucket"),
        KeyPrefix = json.Text("keyPrefix"),
    };
}

public class ProtectedJobMemberOutputConfigurationOutput
{
    public string AccountId { get; set; }

    internal static ProtectedJobMemberOutputConfigurationOutput Read(JsonElement json) => new()
    {
        AccountId = json.Text("accountId"),
    };
}
