using System.Text;

namespace Chrysalis.Cli.Tests;

/// <summary>Splits a command line as a shell does: blanks, single and double quotes, backslashes, a comment, redirection or pipe ends it.</summary>
internal static class ShellWords
{
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    word!.Append(c);
            }
            else if (c is '"' or '\'')
            {
                (quote, word) = (c, word ?? new());
            }
            else if (c == '\\' && i + 1 < line.Length)
            {
                (word ??= new()).Append(line[++i]);
            }
            else if (c is '#' or '<' or '>' or '|' && word is null)
            {
                break;
            }
            else if (char.IsWhiteSpace(c))
            {
                if (word is not null)
                    words.Add(word.ToString());
                word = null;
            }
            else
            {
                (word ??= new()).Append(c);
            }
        }

        if (word is not null)
            words.Add(word.ToString());
        return words;
    }
}
