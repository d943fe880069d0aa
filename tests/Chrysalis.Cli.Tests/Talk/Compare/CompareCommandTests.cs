using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Talk.Compare;

/// <summary>Votes are joined; what cannot be compared is refused before anything is made.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Votes_OfTwoPeople_AreJoined()
    {
        string anna = Votes("anna.json", "Right", "Right"), ben = Votes("ben.json", "Right", "Both");

        ProgramRun run = ProgramRun.Of("talk", "compare", "--votes", anna, ben);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("4 votes of 2 files", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("  real", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("  grid-s1", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Votes_OfNoBlindTest_AreRefused()
    {
        string path = Path.Combine(folder.Path, "other.json");
        File.WriteAllText(path, "{}");

        Assert.Contains("holds no votes", ProgramRun.Of("talk", "compare", "--votes", path).Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Video_Missing_IsAskedFor() =>
        Assert.Contains("--video is missing", ProgramRun.Of("talk", "compare", "-o", folder.Path).Refused(), StringComparison.Ordinal);

    [Fact]
    public void Video_FolderWithoutOne_IsRefused() =>
        Assert.Contains("holds no video", ProgramRun.Of("talk", "compare", "--video", folder.Path).Refused(), StringComparison.Ordinal);

    [Fact]
    public void VideoAndVotes_ExcludeEachOther() =>
        Assert.Contains(
            "exclude each other",
            ProgramRun.Of("talk", "compare", "--video", folder.Path, "--votes", Votes("a.json", "Left", "Left")).Refused(),
            StringComparison.Ordinal);

    [Fact]
    public void Video_ThatIsNone_IsRefusedAndLeavesNothing()
    {
        string video = Path.Combine(folder.Path, "video.mp4"), output = Path.Combine(folder.Path, "out");
        File.WriteAllText(video, "no video");

        ProgramRun.Of("talk", "compare", "--video", video, "-o", output).Refused();

        Assert.False(Directory.Exists(output));
    }

    private string Votes(string name, params string[] chosen)
    {
        string path = Path.Combine(folder.Path, name);
        IEnumerable<string> votes = chosen.Select(one => $$"""{ "left": "grid-s1", "right": "real", "chosen": "{{one}}" }""");
        File.WriteAllText(path, $$"""{ "kind": "chrysalis-votes", "version": 1, "votes": [{{string.Join(", ", votes)}}] }""");
        return path;
    }
}
