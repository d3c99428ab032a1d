using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.ServiceQuotas.Model;

public class ServiceQuota
{
    public string ServiceCode { get; set; }

    public string ServiceName { get; set; }

    public string QuotaArn { get; set; }

    public string QuotaCode { get; set; }

    public string QuotaName { get; set; }

    public double? Value { get; set; }

    public string Unit { get; set; }

    public bool? Adjustable { get; set; }

    public bool? GlobalQuota { get; set; }

    public string Description { get; set; }

    internal static ServiceQuota Read(JsonElement json) => new()
    {
        ServiceCode = json.Text("ServiceCode"),
        ServiceName = json.Text("ServiceName"),
        QuotaArn = json.Text("QuotaArn"),
        QuotaCode = json.Text("QuotaCode"),
        QuotaName = json.Text("QuotaName"),
        Value = json.Double("Value"),
        Unit = json.Text("Unit"),
        Adjustable = json.Bool("Adjustable"),
        GlobalQuota = json.Bool("GlobalQuota"),
        Description = json.Text("Description"),
    };
}
