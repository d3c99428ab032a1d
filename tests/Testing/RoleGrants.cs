using System.Text.Json;

namespace Testing;

/// <summary>What serverless.template grants its roles.</summary>
public static class RoleGrants
{
    /// <summary>The actions of a role.</summary>
    /// <param name="role">Its logical id.</param>
    public static IReadOnlySet<string> Of(string role)
    {
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "serverless.template")));
        return template.RootElement.GetProperty("Resources").GetProperty(role).GetProperty("Properties").GetProperty("Policies").EnumerateArray()
            .SelectMany(policy => policy.GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray())
            .SelectMany(statement => statement.GetProperty("Action").EnumerateArray())
            .Select(action => action.GetString()!)
            .ToHashSet(StringComparer.Ordinal);
    }
}
