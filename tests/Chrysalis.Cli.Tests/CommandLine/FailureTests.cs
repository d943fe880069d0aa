using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking;

namespace Chrysalis.Cli.Tests.CommandLine;

public class FailureTests
{
    [Fact]
    public void Report_WorkThatFailed_IsOneSentenceWithoutAStackTrace()
    {
        using var error = new StringWriter();
        var context = new CommandContext(TextWriter.Null, error, false, CancellationToken.None);

        int code = Failure.Report(new InvalidOperationException("The loss is not a number.\n   at Somewhere()"), context);

        Assert.Equal(1, code);
        Assert.StartsWith("The work failed: The loss is not a number.", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(TalkingException), 2)]
    [InlineData(typeof(FileNotFoundException), 2)]
    [InlineData(typeof(UnauthorizedAccessException), 2)]
    [InlineData(typeof(IOException), 1)]
    [InlineData(typeof(OutOfMemoryException), 1)]
    public void Report_Errors_HaveTheirCodes(Type kind, int code)
    {
        var error = (Exception)Activator.CreateInstance(kind, "why")!;

        Assert.Equal(code, Failure.Report(error, new(TextWriter.Null, TextWriter.Null, false, CancellationToken.None)));
    }
}
