using System.CommandLine;
using System.CommandLine.Parsing;
using Chrysalis.Foundation.Text;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Puts what is wrong with a command line into one sentence.</summary>
internal static class ParseProblem
{
    /// <summary>Describes the first problem: an unknown word with its nearest known one, or what the parser says.</summary>
    public static string Describe(ParseResult arguments)
    {
        Command command = arguments.CommandResult.Command;
        string help = $"See '{PathOf(arguments)} --help'.";
        if (arguments.UnmatchedTokens.Count > 0)
            return $"{Unknown(arguments.UnmatchedTokens[0], command)} {help}";
        if (command is not RunnableCommand)
            return $"{PathOf(arguments)} needs a command: {string.Join(", ", command.Subcommands.Select(child => child.Name))}. {help}";
        return $"{arguments.Errors[0].Message.TrimEnd('.')}. {help}";
    }

    /// <summary>A mistyped option that the option before it took for its value; null when there is none.</summary>
    public static string? DescribeSwallowed(ParseResult arguments)
    {
        Command command = arguments.CommandResult.Command;
        string? word = command.Options.Select(arguments.GetResult).OfType<OptionResult>()
            .SelectMany(result => result.Tokens).Select(token => token.Value)
            .FirstOrDefault(value => value.Length > 2 && value.StartsWith("--", StringComparison.Ordinal)
                && !value.Contains(' ', StringComparison.Ordinal));
        return word is null ? null : $"{Unknown(word, command)} See '{PathOf(arguments)} --help'.";
    }

    private static string Unknown(string word, Command command)
    {
        if (!word.StartsWith('-') && command.Subcommands.Count == 0)
            return $"'{word}' is not expected here; write the option it belongs to before it.";
        return word.StartsWith('-')
            ? Nearest("option", word, [.. command.Options.Select(option => option.Name)])
            : Nearest("command", word, [.. command.Subcommands.Select(child => child.Name)]);
    }

    private static string Nearest(string kind, string word, IReadOnlyCollection<string> known) => NearestName.Of(word, known) switch
    {
        { } nearest => $"Unknown {kind} '{word}': did you mean '{nearest}'?",
        null => $"Unknown {kind} '{word}'.",
    };

    private static string PathOf(ParseResult arguments)
    {
        var names = new Stack<string>();
        for (Command? command = arguments.CommandResult.Command; command is not null and not RootCommand; command =
            command.Parents.OfType<Command>().FirstOrDefault())
            names.Push(command.Name);
        return string.Join(' ', names.Prepend(ProgramRoot.Of(arguments).Words));
    }
}
