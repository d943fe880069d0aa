using System.CommandLine;
using Chrysalis.Cli.CommandLine;

namespace Chrysalis.Cli.Tests.Fuzzing;

/// <summary>Command lines of the program's own words: commands, their options, values of examples, and what nobody would mean.</summary>
internal sealed class RandomCommandLine
{
    private static readonly string[] Values =
    [
        "0", "1", "2", "3", "5", "10", "-1", "1.5", "1,5", "1e3", "1e309", "NaN", "Infinity", "2147483648", "99999999999999999999", "0.001",
        "0x10", "٣", "", " ", "-", "--", "x", "half", "circuit.stim", "model.dem", "shots.01", "empty", "text.txt", "folder",
        "missing.stim",
        "folder/missing", "out.json", "out.html", "out/deep.html", "out.mp4", "\u0001", "a\nb", "ü ß", "01", "b8", "r8", "dets", "ptb64",
        "mwpm",
        "union-find", "cpu", "cuda", "3s", "1500ms", "1:2", "a=b", "3,5,7", "3-7", "1/2", "json", "nul", "con",
    ];

    private readonly List<(string[] Path, Command Command)> commands = [];
    private readonly Dictionary<Command, string[]> examples = [];

    public RandomCommandLine(RootCommand root) => Collect(root, []);

    /// <summary>A command line, from random numbers.</summary>
    public string[] Next(Random random)
    {
        (string[] path, Command command) = commands[random.Next(commands.Count)];
        List<string> words = [.. path];
        if (random.Next(20) == 0 && words.Count > 0)
            words[random.Next(words.Count)] = Any(command, random);
        if (random.Next(3) == 0 && examples.TryGetValue(command, out string[]? shown) && shown.Length > 0)
            words = [.. ShellWords.Split(shown[random.Next(shown.Length)]).Skip(1)];
        for (int left = random.Next(5); left > 0; left--)
            Add(words, command, random);
        if (words.Count > 0 && random.Next(8) == 0)
            words.RemoveAt(random.Next(words.Count));
        return [.. words.Where(word => !LeadsOutside(word))];
    }

    private void Add(List<string> words, Command command, Random random)
    {
        Option[] options = [.. command.Options];
        int at = random.Next(words.Count + 1);
        if (random.Next(4) == 0 || options.Length == 0)
        {
            words.Insert(at, Any(command, random));
            return;
        }

        Option option = options[random.Next(options.Length)];
        words.Add(option.Name);
        if (random.Next(6) != 0 && option.Arity.MaximumNumberOfValues > 0)
            words.Add(Any(command, random));
    }

    private string Any(Command command, Random random)
    {
        if (random.Next(3) == 0 && examples.TryGetValue(command, out string[]? shown) && shown.Length > 0)
        {
            string[] words = [.. ShellWords.Split(shown[random.Next(shown.Length)])];
            return words[random.Next(words.Length)];
        }

        return random.Next(4) == 0
            ? random.NextInt64(-10, 1000).ToString(System.Globalization.CultureInfo.InvariantCulture) : Values[random.Next(Values.Length)];
    }

    private void Collect(Command command, string[] path)
    {
        commands.Add((path, command));
        if (command is RunnableCommand runnable)
            examples[command] = [.. runnable.Examples];
        foreach (Command next in command.Subcommands)
            Collect(next, [.. path, next.Name]);
    }

    /// <summary>The examples' own files are not here; nothing may be written beside the folder.</summary>
    private static bool LeadsOutside(string word) =>
        word.StartsWith('/') || word.StartsWith('~') || word.Contains("..", StringComparison.Ordinal);
}
