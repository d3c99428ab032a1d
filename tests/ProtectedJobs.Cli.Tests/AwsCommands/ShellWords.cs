using System.Text;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>Splits a command line as a shell does: spaces part words, single quotation marks keep them together.</summary>
internal static class ShellWords
{
    public static string[] Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (isQuoted, isWord) = (false, false);
        foreach (var c in line)
        {
            switch (c)
            {
                case '\'':
                    isQuoted = !isQuoted;
                    isWord = true;
                    break;
                case ' ' when !isQuoted:
                    if (isWord)
                    {
                        words.Add(word.ToString());
                    }

                    word.Clear();
                    isWord = false;
                    break;
                default:
                    word.Append(c);
                    isWord = true;
                    break;
            }
        }

        return isWord ? [.. words, word.ToString()] : [.. words];
    }
}
