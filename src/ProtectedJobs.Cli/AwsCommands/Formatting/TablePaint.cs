using System.Text;

namespace ProtectedJobs.Cli.AwsCommands.Formatting;

/// <summary>The colours of a table: edges of outer boxes dim yellow, cells bright blue; none where there is no terminal.</summary>
/// <param name="isOn">Whether there are any.</param>
internal sealed class TablePaint(bool isOn)
{
    private const string Plain = "\e[0m";

    // Every piece is followed by a reset, empty ones too: the AWS CLI's bytes.
    private string Reset => isOn ? Plain : "";

    /// <summary>A line without edges.</summary>
    public string Ruler(string line) => $"{line}\n{Reset}";

    /// <summary>A line of a box between the edges of the boxes around it.</summary>
    public string Line(int level, string line)
    {
        var edges = Edges(level);
        return $"{edges}{Reset}{line}{Reset}{edges}{Reset}\n{Reset}";
    }

    /// <summary>A value.</summary>
    public string Cell(string text) => isOn ? $"\e[1m\e[34m{text}{Plain}" : text;

    private string Edges(int level) => isOn
        ? new StringBuilder().Insert(0, $"\e[2m\e[33m|{Plain}", level).ToString()
        : new string('|', level);
}
