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
    public void Run_Version_PrintsOnlyTheVersion() => Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?\s*$", ProgramRun.Of("--version").Out);

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
    [InlineData(
        "Unknown family 'autencoder'. Did you mean 'autoencoder'?", "talk", "train", "--video", "/", "--persona", "p", "--family",
        "autencoder")]
    [InlineData(
        "Unknown preset 'compcat'. Did you mean 'compact'?", "talk", "train", "--video", "/", "--persona", "p", "--preset", "compcat")]
    [InlineData("Unknown device 'gpu'.", "talk", "train", "--video", "/", "--persona", "p", "--device", "gpu")]
    [InlineData("--steps takes a number from 1 to 2147483647, not 0.", "talk", "train", "--video", "/", "--persona", "p", "--steps", "0")]
    [InlineData("'/nowhere.mp4' does not exist", "talk", "train", "--video", "/nowhere.mp4", "--persona", "p")]
    [InlineData("'/nowhere.wav' does not exist", "demo", "--audio", "/nowhere.wav", "--persona", "/")]
    public void Run_BadInput_IsRefusedInOneSentence(string sentence, params string[] arguments) =>
        Assert.StartsWith(sentence, ProgramRun.Of(arguments).Refused(), StringComparison.Ordinal);
}
