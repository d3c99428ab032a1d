namespace ProtectedJobs.Console.Hosting;

/// <summary>Where the runs are.</summary>
/// <param name="Name">What the page calls it: <c>Local cloud</c>, or the profile.</param>
/// <param name="Region">The Region.</param>
/// <param name="StateMachineArn">The product's state machine.</param>
/// <param name="LocalCloud">The endpoint of the local cloud; null on AWS.</param>
public sealed record ConsolePlace(string Name, string Region, string StateMachineArn, Uri? LocalCloud)
{
    /// <summary>Whether it is a local cloud: it has a clock and faults, and no AWS console.</summary>
    public bool IsLocal => LocalCloud is not null;

    /// <summary>A page of the AWS console about an execution; null on a local cloud.</summary>
    /// <param name="executionArn">The execution.</param>
    public string? ExecutionLink(string executionArn) =>
        Link($"states/home?region={Region}#/v2/executions/details/{Uri.EscapeDataString(executionArn)}");

    /// <summary>A page of the AWS console about a membership's jobs; null on a local cloud.</summary>
    /// <param name="membershipId">The membership.</param>
    public string? MembershipLink(string membershipId) =>
        Link($"cleanrooms/home?region={Region}#/memberships/{Uri.EscapeDataString(membershipId)}");

    /// <summary>A page of the AWS console about a place in S3; null on a local cloud.</summary>
    /// <param name="location"><c>s3://bucket/prefix</c>.</param>
    public string? BucketLink(string location) => Uri.TryCreate(location, UriKind.Absolute, out var place) && place.Scheme == "s3"
        ? Link($"s3/buckets/{place.Host}?region={Region}&prefix={Uri.EscapeDataString(place.AbsolutePath.TrimStart('/'))}")
        : null;

    private string? Link(string path) => IsLocal ? null : $"https://{Region}.{Domain}/{path}";

    private string Domain => StateMachineArn.Split(':') switch
    {
        [_, "aws-cn", ..] => "console.amazonaws.cn",
        [_, "aws-us-gov", ..] => "console.amazonaws-us-gov.com",
        _ => "console.aws.amazon.com",
    };
}
