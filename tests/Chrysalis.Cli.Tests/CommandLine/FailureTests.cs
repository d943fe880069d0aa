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
    [InlineData(typeof(FileNotFoundException), 1)]
    [InlineData(typeof(DirectoryNotFoundException), 1)]
    [InlineData(typeof(UnauthorizedAccessException), 2)]
    [InlineData(typeof(IOException), 1)]
    [InlineData(typeof(OutOfMemoryException), 1)]
    public void Report_Errors_HaveTheirCodes(Type kind, int code)
    {
        var error = (Exception)Activator.CreateInstance(kind, "why")!;

        Assert.Equal(code, Failure.Report(error, new(TextWriter.Null, TextWriter.Null, false, CancellationToken.None)));
    }

    [Theory]
    [InlineData("footage/a.mp4", 2)]
    [InlineData("footage", 2)]
    [InlineData("foot", 1)]
    [InlineData("models/any-face/weights.safetensors", 1)]
    public void Report_AMissingFile_IsBadInputOnlyWhereTheCommandLineNamesIt(string file, int code)
    {
        var context = new CommandContext(TextWriter.Null, TextWriter.Null, false, CancellationToken.None)
        {
            Arguments = ["talk", "train", "--video=footage/"],
        };
        Exception[] errors =
        [
            new FileNotFoundException($"Could not find file '{file}'.", file),
            new DirectoryNotFoundException($"Could not find a part of the path '{Path.GetFullPath(file)}'."),
        ];

        foreach (Exception error in errors)
            Assert.Equal(code, Failure.Report(error, context));
    }

    [Fact]
    public void Report_ErrorsOfALibrary_AreSaidInTheWordsOfTheCommandLine()
    {
        Assert.Equal(
            "Without footage: give a face (--face).", Said(new TalkingException("Without footage: give a face.") { Settings = ["Face"] }));
        Assert.Equal(
            "'a.txt', give a face (--face).",
            Said(new TalkingException("'a.txt', give a face.", new TalkingException("Give a face.") { Settings = ["Face"] })));
        Assert.Equal(
            "No flite: install it, or give a face (--face); on Debian and Ubuntu: sudo apt-get install flite.",
            Said(new TalkingException("No flite: install it, or give a face.") { Settings = ["Face"], NotInstalled = "flite" }));
        Assert.Matches(
            "^No model; start './chrysalis' once, or run 'npm ci --ignore-scripts --prefix \".*models\"'\\.$",
            Said(new TalkingException("No model.") { NotInstalled = "models/face.onnx" }));

        static string Said(Exception error)
        {
            using var said = new StringWriter();
            Failure.Report(error, new(TextWriter.Null, said, false, CancellationToken.None) { Options = ["--audio", "--face"] });
            return said.ToString().Trim();
        }
    }

    [Fact]
    public void Report_AMissingFileOfTheProgram_SaysSo()
    {
        using var said = new StringWriter();
        string file = Path.Combine(AppContext.BaseDirectory, "data", "table.json");

        int code = Failure.Report(
            new FileNotFoundException($"Could not find file '{file}'.", file), new(TextWriter.Null, said, false, CancellationToken.None));

        Assert.Equal(1, code);
        Assert.StartsWith("A file of the program itself is missing", said.ToString(), StringComparison.Ordinal);
    }
}
