using Chrysalis.Cli.CommandLine;

namespace Chrysalis.Cli.Tests;

/// <summary>One run of the program within the test's process.</summary>
internal sealed record ProgramRun(int ExitCode, string Out, string Error)
{
    public static ProgramRun Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = CommandRunner.Run(
            CommandTree.Build(), arguments, new(output, error, Interactive: false, TestContext.Current.CancellationToken));
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Asserts that the input was refused in one sentence, and returns it.</summary>
    public string Refused()
    {
        Assert.Equal(2, ExitCode);
        Assert.Equal("", Out);
        return Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
