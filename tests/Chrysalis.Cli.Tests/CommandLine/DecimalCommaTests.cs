namespace Chrysalis.Cli.Tests.CommandLine;

/// <summary>Options whose text holds numbers among other things, written as half of the world writes decimals.</summary>
public sealed class DecimalCommaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--noise", "uniform:0,001", "0,001")]
    [InlineData("--noise", "si1000:1,5e-3", "1,5e-3")]
    [InlineData("--noise", "willow:0,5", "0,5")]
    public void Gen(string option, string text, string number) => Refused(
        option, number, "quantum", "gen", "--code", "surface_code", "--task", "rotated_memory_z", "--distance", "3", "--rounds", "3",
        option, text);

    [Theory]
    [InlineData("--p", "0,001", "0,001")]
    [InlineData("--p", "0.002,0,5", null)]
    [InlineData("--p", "0.002, 0,004", "0,004")]
    [InlineData("--p", "1,05", "1,05")]
    public void Memory(string option, string text, string? number) =>
        Refused(option, number ?? "0,5", "quantum", "memory", "--distance", "3", "--shots", "1", option, text);

    [Theory]
    [InlineData("--miner", "alpha=0,1", "0,1")]
    [InlineData("--miner", "minutes=12,5,aggressive", "12,5")]
    [InlineData("--miner", "aggressive,rate=1,25", "1,25")]
    [InlineData("--pools", "30,0,5", "0,5")]
    [InlineData("--pools", "30,05%", "30,05")]
    public void Mine(string option, string text, string number) =>
        Refused(option, number, "quantum", "mine", "--simulate", "10", option, text);

    [Theory]
    [InlineData("quantum", "rcs", "--search-time", "1,5s", "1,5")]
    [InlineData("quantum", "estimate", "--cycle", "1,5us", "1,5")]
    [InlineData("quantum", "estimate", "--time", "0,5h", "0,5")]
    public void Times(string group, string command, string option, string text, string number) =>
        Refused(option, number, group, command, option, text);

    [Theory]
    [InlineData("--preview", "1,5s", "1,5")]
    [InlineData("--fps", "29,97", "29,97")]
    [InlineData("--fps", "29,97/1,5", "29,97")]
    [InlineData("--pose", "0,5", "0,5")]
    [InlineData("--sharpen", "0,5", "0,5")]
    [InlineData("--yaw", "2,5", "2,5")]
    [InlineData("--roll", "-2,5", "-2,5")]
    public void Speak(string option, string text, string number) =>
        Refused(option, number, "talk", "speak", "--audio", folder.File("a.wav"), "-o", "x.mp4", option, text);

    /// <summary>Where a path of points could have meant either, the rule is told.</summary>
    [Fact]
    public void Speak_PathOfPoints_SaysWhatACommaParts() => Assert.Contains(
        "has '2' where seconds:degrees should stand (a comma parts points, not decimals).",
        ProgramRun.Of("talk", "speak", "--audio", folder.File("a.wav"), "-o", "x.mp4", "--yaw", "0:0,2,5:15").Refused(),
        StringComparison.Ordinal);

    /// <summary>Lists are lists still.</summary>
    [Theory]
    [InlineData("quantum", "memory", "--p", "0.001,0.2", "The rate 0.2")]
    [InlineData("quantum", "mine", "--pools", "60,50", "share")]
    public void Lists_AreNotTakenForNumbers(string group, string command, string option, string text, string sentence) => Assert.Contains(
        sentence, ProgramRun.Of(group, command, option, text).Refused(), StringComparison.OrdinalIgnoreCase);

    private static void Refused(string option, string number, params string[] arguments) => Assert.Equal(
        $"'{number}' in {option} is not a number: write {number.Replace(',', '.')}.", ProgramRun.Of(arguments).Refused());
}
