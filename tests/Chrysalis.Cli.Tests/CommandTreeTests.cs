using System.CommandLine;
using Chrysalis.Cli.CommandLine;

namespace Chrysalis.Cli.Tests;

public class CommandTreeTests
{
    public static TheoryData<string> Commands => [.. Runnable(CommandTree.Build()).Select(Path)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_EachCommand_ShowsItsExamples(string path)
    {
        ProgramRun run = ProgramRun.Of([.. path.Split(' '), "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"Examples:{Environment.NewLine}  chrysalis {path}", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Examples_EachCommand_AreCommandLinesItAccepts(string path)
    {
        RunnableCommand command = Runnable(CommandTree.Build()).Single(one => Path(one) == path);

        Assert.NotEmpty(command.Examples);
        foreach (string example in command.Examples)
        {
            ParseResult parsed = CommandTree.Build().Parse([.. ShellWords.Split(example).Skip(1)]);
            Assert.Empty(parsed.Errors);
            Assert.Equal(path, Path(parsed.CommandResult.Command));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Options_EachCommand_OffersJson(string path) =>
        Assert.Contains(Runnable(CommandTree.Build()).Single(one => Path(one) == path).Options, option => option.Name == "--json");

    [Theory]
    [MemberData(nameof(Commands))]
    public void JsonForms_EachCommandWithJson_AreNamedRecords(string path)
    {
        RunnableCommand command = Runnable(CommandTree.Build()).Single(one => Path(one) == path);

        Assert.Equal(command.Options.Any(option => option.Name == "--json"), command.JsonForms.Count > 0);
        Assert.All(command.JsonForms, form => Assert.DoesNotContain('<', form.Type.Name));
    }

    [Fact]
    public void Options_All_AreDescribed() =>
        Assert.All(
            Runnable(CommandTree.Build()).SelectMany(command => command.Options),
            option => Assert.False(string.IsNullOrWhiteSpace(option.Description), option.Name));

    /// <summary>The commands of a tree that do something.</summary>
    internal static IEnumerable<RunnableCommand> Runnable(Command command) =>
        command.Subcommands.SelectMany(Runnable).Concat(command is RunnableCommand one ? [one] : []);

    /// <summary>A command's words, such as <c>quantum mine</c>.</summary>
    internal static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand
            ? $"{Path(parent)} {command.Name}"
            : command.Name;
}
