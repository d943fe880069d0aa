using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Chrysalis.Foundation.Text;

namespace Chrysalis.Cli.CommandLine;

/// <summary>The root of a program's commands, with what each program here has: examples in the help, version, plain numbers.</summary>
internal sealed class ProgramRoot : RootCommand
{
    /// <summary>Makes the root of commands.</summary>
    /// <param name="words">How a command line begins, such as <c>chrysalis</c>.</param>
    /// <param name="description">What the program does, in one sentence.</param>
    /// <param name="commands">Its commands.</param>
    public ProgramRoot(string words, string description, IEnumerable<Command> commands) : base(description)
    {
        Words = words;
        foreach (Command command in commands)
            Add(command);
        HelpOption help = Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        Options.OfType<VersionOption>().Single().Action = new PrintVersion();
        InvariantNumbers.Require(this);
    }

    /// <summary>How a command line begins.</summary>
    public string Words { get; }

    /// <summary>The root of the command that was given.</summary>
    public static ProgramRoot Of(ParseResult arguments) => (ProgramRoot)arguments.RootCommandResult.Command;

    /// <summary>An example as it is typed for this program.</summary>
    /// <param name="example">The example, which begins with the words of the whole program.</param>
    public string Example(string example)
    {
        const string Whole = "chrysalis quantum ";
        return Words != "chrysalis" && example.StartsWith(Whole, StringComparison.Ordinal) ? $"{Words} {example[Whole.Length..]}" : example;
    }

    /// <summary>The program's version, also where another program hosts it.</summary>
    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(ProgramVersion.Released);
            return ExitCode.Done;
        }
    }
}
