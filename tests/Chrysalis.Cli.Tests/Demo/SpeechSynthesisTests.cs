using Chrysalis.Cli.Demo;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Demo;

public class SpeechSynthesisTests
{
    [Fact]
    public void Speak_Sentence_WritesASoundThatGrowsWithTheText()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "espeak-ng"))),
            "espeak-ng is not installed");
        using var folder = new TemporaryFolder();
        string shorter = Path.Combine(folder.Path, "short.wav");
        string longer = Path.Combine(folder.Path, "long.wav");

        SpeechSynthesis.Speak("Hello.", shorter, CancellationToken.None);
        SpeechSynthesis.Speak("-o hello; \"one two three\" four & five.", longer, CancellationToken.None);

        Assert.Equal("RIFF"u8, File.ReadAllBytes(shorter).AsSpan(0, 4));
        Assert.True(new FileInfo(longer).Length > 2 * new FileInfo(shorter).Length);
    }
}
