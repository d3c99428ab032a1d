namespace LocalCloud.Services.Iam.Policies;

/// <summary>What a caller wants to do.</summary>
/// <param name="Action">For example <c>s3:GetObject</c>.</param>
/// <param name="Resource">An ARN, or <c>*</c>.</param>
/// <param name="Context">Condition keys and their values; keys in any case.</param>
internal sealed record AccessRequest(string Action, string Resource, IReadOnlyDictionary<string, string> Context);
