using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking;

namespace Chrysalis.Cli.Tests.CommandLine;

public class CommandRunnerTests
{
    [Fact]
    public void Run_NoArguments_ShowsHelp()
    {
        ProgramRun run = ProgramRun.Of();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("chrysalis demo", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Version_PrintsOnlyTheVersion() => Assert.Matches(@"^\d+\.\d+\.\d+\s*$", ProgramRun.Of("--version").Out);

    [Theory]
    [InlineData("Unknown command 'tlak': did you mean 'talk'?", "tlak")]
    [InlineData("Unknown command 'sepak': did you mean 'speak'?", "talk", "sepak")]
    [InlineData("Unknown command 'xyzzy'.", "xyzzy")]
    [InlineData("Unknown option '--crff': did you mean '--crf'?", "talk", "speak", "-o", "b.mp4", "--audio", "a.wav", "--crff", "3")]
    [InlineData("Unknown option '--stpes': did you mean '--steps'?", "talk", "train", "--persona", "p", "--video", "a.mp4", "--stpes", "3")]
    [InlineData("Unknown option '--audoi': did you mean '--audio'?", "talk", "speak", "--audoi", "a.wav", "-o", "b.mp4")]
    [InlineData("chrysalis talk needs a command: train, ", "talk")]
    [InlineData("'b.wav' is not expected here", "talk", "families", "b.wav")]
    [InlineData("Option '--audio' is required", "talk", "speak", "-o", "b.mp4")]
    [InlineData("Required argument missing for option: '--audio'", "talk", "speak", "-o", "b.mp4", "--audio")]
    [InlineData("--crf takes a whole number, not 'best'", "talk", "speak", "--audio", "a.wav", "-o", "b.mp4", "--crf", "best")]
    [InlineData("Unknown family 'autencoder'. Did you mean 'autoencoder'?", "talk", "train", "--video", "/", "--persona", "p", "--family", "autencoder")]
    [InlineData("Unknown preset 'compcat'. Did you mean 'compact'?", "talk", "train", "--video", "/", "--persona", "p", "--preset", "compcat")]
    [InlineData("Unknown device 'gpu'.", "talk", "train", "--video", "/", "--persona", "p", "--device", "gpu")]
    [InlineData("--steps takes a number from 1 to 2147483647, not 0.", "talk", "train", "--video", "/", "--persona", "p", "--steps", "0")]
    [InlineData("'/nowhere.mp4' does not exist", "talk", "train", "--video", "/nowhere.mp4", "--persona", "p")]
    [InlineData("'/nowhere.wav' does not exist", "demo", "--audio", "/nowhere.wav", "--persona", "/")]
    public void Run_BadInput_IsRefusedInOneSentence(string sentence, params string[] arguments) =>
        Assert.StartsWith(sentence, ProgramRun.Of(arguments).Refused(), StringComparison.Ordinal);

    [Fact]
    public void Report_WorkThatFailed_IsOneSentenceWithoutAStackTrace()
    {
        using var error = new StringWriter();
        var context = new CommandContext(TextWriter.Null, error, false, CancellationToken.None);

        int code = CommandRunner.Report(new InvalidOperationException("The loss is not a number.\n   at Somewhere()"), context);

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

        Assert.Equal(code, CommandRunner.Report(error, new(TextWriter.Null, TextWriter.Null, false, CancellationToken.None)));
    }
}
