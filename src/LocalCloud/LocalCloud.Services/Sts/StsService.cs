using System.Xml;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Sts;

/// <summary>STS: who am I, which is what people ask first. It needs no permission, as on AWS; other actions are not here.</summary>
internal sealed class StsService : IAwsService
{
    private const string Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    /// <inheritdoc/>
    public string SigningName => "sts";

    /// <inheritdoc/>
    public WireProtocol Protocol => WireProtocol.AwsQuery;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false) : FormCollection.Empty;
        if (form["Action"] != "GetCallerIdentity")
        {
            throw new AwsException("InvalidAction", 400, $"Could not find operation {form["Action"]} for version {form["Version"]}");
        }

        var answer = WireXml.Write(xml => Write(xml, caller));
        context.Response.ContentType = "text/xml";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted).ConfigureAwait(false);
    }

    private static void Write(XmlWriter xml, Caller caller)
    {
        xml.WriteStartElement("GetCallerIdentityResponse", Namespace);
        xml.WriteStartElement("GetCallerIdentityResult", Namespace);
        xml.WriteElementString("Arn", Namespace, caller.Arn);
        xml.WriteElementString("UserId", Namespace, UserIdOf(caller));
        xml.WriteElementString("Account", Namespace, caller.AccountId);
        xml.WriteEndElement();
        xml.WriteStartElement("ResponseMetadata", Namespace);
        xml.WriteElementString("RequestId", Namespace, caller.RequestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // The account's for the root. A role has an id of its own on AWS, and none here: its name stands for it.
    private static string UserIdOf(Caller caller) =>
        caller.Arn.Split('/') is [_, var role, var session] ? $"{role}:{session}" : caller.AccountId;
}
