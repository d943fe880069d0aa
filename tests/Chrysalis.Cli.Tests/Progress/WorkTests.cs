using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Progress;

namespace Chrysalis.Cli.Tests.Progress;

public class WorkTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_Work_ReturnsItsResultAndKeepsMessages(bool interactive)
    {
        using var error = new StringWriter();
        var context = new CommandContext(TextWriter.Null, error, interactive, CancellationToken.None);

        int result = Work.Run(context, steps =>
        {
            steps.Report(new("[stage]", 1, 2, 0.5, "kept [message]"));
            steps.Report(new("next", 0, 0));
            return 42;
        });

        Assert.Equal(42, result);
        Assert.Contains("kept [message]", error.ToString(), StringComparison.Ordinal);
    }
}
