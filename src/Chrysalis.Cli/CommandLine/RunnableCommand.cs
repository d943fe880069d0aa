using System.CommandLine;

namespace Chrysalis.Cli.CommandLine;

/// <summary>A command that does something, with the examples its help shows.</summary>
internal abstract class RunnableCommand : Command
{
    /// <summary>Names the command and says in one sentence what it does.</summary>
    protected RunnableCommand(string name, string description) : base(name, description) => SetAction(_ => ExitCode.Done);

    /// <summary>Whole command lines that work as they stand; each begins with <c>chrysalis</c>.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>What <c>--json</c> prints: one record, or one for each kind of work; empty without <c>--json</c>.</summary>
    public virtual IReadOnlyList<JsonForm> JsonForms => [];

    /// <summary>Does the work and returns the exit code.</summary>
    public abstract int Run(ParseResult arguments, CommandContext context);
}
