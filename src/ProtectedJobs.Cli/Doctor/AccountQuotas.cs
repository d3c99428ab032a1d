using System.Globalization;
using Amazon.ServiceQuotas;
using Amazon.ServiceQuotas.Model;

namespace ProtectedJobs.Cli.Doctor;

/// <summary>The account's quotas of Clean Rooms: what was applied for, else the default.</summary>
/// <param name="service">Where they are read.</param>
internal sealed class AccountQuotas(IAmazonServiceQuotas service)
{
    /// <summary>Clean Rooms, as Service Quotas knows it.</summary>
    public const string Service = "cleanrooms";

    /// <summary>The code of: PySpark jobs at a time in the account.</summary>
    public const string Jobs = "L-B45D79BC";

    /// <summary>The code of: vCPUs of PySpark jobs at a time in the account.</summary>
    public const string Vcpus = "L-26B93E43";

    /// <summary>Its value, for people.</summary>
    /// <param name="code">The quota's code.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="AmazonServiceQuotasException">It may not be read.</exception>
    public async Task<string> ReadAsync(string code, CancellationToken cancellationToken)
    {
        var quota = await AppliedAsync(code, cancellationToken)
            ?? (await service.GetAWSDefaultServiceQuotaAsync(new() { ServiceCode = Service, QuotaCode = code }, cancellationToken)).Quota;
        return quota?.Value is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : $"an unknown number of ({code})";
    }

    // A quota that nobody has applied to change is known by its default only.
    private async Task<ServiceQuota?> AppliedAsync(string code, CancellationToken cancellationToken)
    {
        try
        {
            return (await service.GetServiceQuotaAsync(new() { ServiceCode = Service, QuotaCode = code }, cancellationToken)).Quota;
        }
        catch (NoSuchResourceException)
        {
            return null;
        }
    }
}
