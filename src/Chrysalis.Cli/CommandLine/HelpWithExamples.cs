using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Chrysalis.Cli.CommandLine;

/// <summary>The usual help, followed by the command's examples (a group shows the first example of each of its commands).</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in ExamplesOf(parseResult.CommandResult.Command))
            output.WriteLine($"  {ProgramRoot.Of(parseResult).Example(example)}");
        output.WriteLine();
        return code;
    }

    private static IEnumerable<string> ExamplesOf(Command command) => command is RunnableCommand runnable
        ? runnable.Examples
        : command.Subcommands.SelectMany(child => ExamplesOf(child).Take(child is RunnableCommand ? 1 : int.MaxValue));
}
