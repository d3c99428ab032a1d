using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Calls;
using ProtectedJobs.Cli.AwsCommands.CommandLine;

namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>Prints a list that comes in pages: text and YAML streams page by page, the other formats as one answer.</summary>
internal sealed class PagedAnswer(JobCalls calls, CommandArguments arguments, AnswerQuery query, Screen screen)
{
    private const string Token = "nextToken";
    private const string Resume = "NextToken";

    /// <summary>Reads and prints.</summary>
    public async Task ShowAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var operation = arguments.Operation;
        var reader = new PageReader(calls, operation);
        if (arguments.Whole(Options.PageSize) is { } size)
        {
            request["maxResults"] = size;
        }

        Validation.RequestCheck.Check(operation.Input, request);
        var start = arguments[Options.StartingToken] is { } token ? PageToken.Read(token) : null;
        var pages = reader.ReadAsync(request, start, arguments.Whole(Options.MaxItems), cancellationToken);
        if (screen.IsPaged)
        {
            await foreach (var page in pages)
            {
                if (screen.Format == "text")
                {
                    page.Remove(Token);
                }

                await screen.ShowAsync(writer => writer.Write(operation.Name, query.Search(page)));
            }

            if (screen.Format == "text" && reader.Resume is { } rest)
            {
                var resume = new JsonObject { [Resume] = new JsonObject { [Resume] = rest.ToString() } };
                await screen.ShowAsync(writer => writer.Write(operation.Name, query.Search(resume)));
            }

            return;
        }

        var items = new JsonArray();
        await foreach (var page in pages)
        {
            foreach (var item in page[operation.PagedList!] as JsonArray ?? [])
            {
                items.Add(item?.DeepClone());
            }
        }

        var whole = new JsonObject { [operation.PagedList!] = items };
        if (reader.Resume is { } at)
        {
            whole[Resume] = at.ToString();
        }

        await screen.ShowAsync(writer => writer.Write(operation.Name, query.Search(whole)));
    }
}
