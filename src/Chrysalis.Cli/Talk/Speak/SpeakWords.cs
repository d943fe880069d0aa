using System.CommandLine;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>
/// The words of a <c>talk speak</c> that say how every recording is spoken: as another process can read them, and as what they are made of.
/// </summary>
/// <param name="Words">The words, with whole paths.</param>
/// <param name="Paths">The files and folders among them.</param>
internal sealed record SpeakWords(IReadOnlyList<string> Words, IReadOnlyList<string> Paths)
{
    /// <summary>Takes the words that were given to options.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="options">The options that count.</param>
    public static SpeakWords Of(ParseResult arguments, IEnumerable<Option> options)
    {
        var words = new List<string>();
        var paths = new List<string>();
        foreach (Option option in options)
        {
            if (arguments.GetResult(option) is not { Implicit: false } given)
                continue;
            words.Add(option.Name);
            foreach (string word in given.Tokens.Select(token => token.Value))
            {
                bool isPath = word.Length > 0 && (File.Exists(word) || Directory.Exists(word));
                words.Add(isPath ? Path.GetFullPath(word) : word);
                if (isPath)
                    paths.Add(Path.GetFullPath(word));
            }
        }

        return new(words, paths);
    }
}
