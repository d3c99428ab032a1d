using System.Text;

namespace LocalCloud.Services.EventBridge.Patterns;

/// <summary>A text in which <c>*</c> stands for anything, and <c>\*</c> for itself.</summary>
internal sealed class WildcardText
{
    private readonly List<string> _pieces;

    /// <exception cref="PatternException">Two asterisks in a row, or a backslash before something else.</exception>
    public WildcardText(string pattern)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length && pattern[i + 1] is '*' or '\\':
                    piece.Append(pattern[++i]);
                    break;
                case '\\':
                    throw new PatternException("Event pattern is not valid. Reason: Invalid escape character in wildcard");
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    throw new PatternException("Event pattern is not valid. Reason: Consecutive wildcard characters");
                case '*':
                    pieces.Add(piece.ToString());
                    piece.Clear();
                    break;
                default:
                    piece.Append(pattern[i]);
                    break;
            }
        }

        pieces.Add(piece.ToString());
        _pieces = pieces;
    }

    /// <summary>Whether a text fits. Linear: each piece is taken where it first fits.</summary>
    public bool Matches(string text)
    {
        if (_pieces.Count == 1)
        {
            return text == _pieces[0];
        }

        if (!text.StartsWith(_pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = _pieces[0].Length;
        for (var i = 1; i < _pieces.Count - 1; i++)
        {
            var found = text.IndexOf(_pieces[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + _pieces[i].Length;
        }

        return text.Length - at >= _pieces[^1].Length && text.EndsWith(_pieces[^1], StringComparison.Ordinal);
    }
}
