using System.Collections.Concurrent;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Wire;

/// <summary>Access key <c>local</c> with secret <c>local</c>, and temporary keys by role and session.</summary>
internal sealed class CredentialRegistry(CloudSettings settings, IIdSource ids) : IAccessKeys
{
    private readonly LocalCredentials _administrator = new(
        "local", "local", SessionToken: null, settings.AccountId, $"arn:aws:iam::{settings.AccountId}:root");

    private readonly ConcurrentDictionary<string, LocalCredentials> _issued = new(StringComparer.Ordinal);

    public LocalCredentials Issue(string roleArn, string sessionName)
    {
        var parts = roleArn.Split(':', 6);
        if (parts is not [_, _, "iam", _, { Length: > 0 } account, ['r', 'o', 'l', 'e', '/', ..] role])
        {
            throw new AwsException("ValidationError", 400, $"{roleArn} is not the ARN of a role.");
        }

        var name = role[(role.LastIndexOf('/') + 1)..];
        var credentials = new LocalCredentials(
            $"ASIA{ids.NewHex(16).ToUpperInvariant()}",
            ids.NewHex(40),
            ids.NewHex(64),
            account,
            $"arn:aws:sts::{account}:assumed-role/{name}/{sessionName}");
        _issued[credentials.AccessKeyId] = credentials;
        return credentials;
    }

    public LocalCredentials? Find(string accessKeyId) =>
        accessKeyId == _administrator.AccessKeyId ? _administrator : _issued.GetValueOrDefault(accessKeyId);
}
