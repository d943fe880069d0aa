using System.Reflection;

namespace Chrysalis.Architecture.Tests.Sources;

public sealed class TestHabitsTests
{
    private static HashSet<string> Networks { get; } =
        [.. Assembly.Load("Chrysalis.Talking").GetTypes().Where(IsModule).Select(type => type.Name)];

    [Fact]
    public void Tests_OfTheHouse_DependOnNoClockPlaceOrCollector()
    {
        Assert.Contains("OfficialGenerator", Networks);
        Breach.None([.. SourceFile.OfTheHouse().Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(file => TestHabits.Breaches(file, Networks))]);
    }

    [Theory]
    [InlineData("        string path = Path.Combine(Path.GetTempPath(), name);")]
    [InlineData("        string path = \"/tmp/mine.pth\";")]
    [InlineData("        string folder = Directory.CreateTempSubdirectory().FullName;")]
    [InlineData("        var clock = Stopwatch.StartNew();")]
    [InlineData("        Thread.Sleep(10);")]
    [InlineData("        OfficialGenerator generator = GoldenRule.Fill(new OfficialGenerator());")]
    [InlineData("        var network = new SpeechEncoder(32);")]
    [InlineData("        Assert.NotEmpty(Create(name).state_dict());")]
    public void Breaches_BadHabit_IsOne(string line) => Assert.Single(Of(line));

    [Theory]
    [InlineData("        using var network = new SpeechEncoder(32);")]
    [InlineData("        [\"speech\"] = () => new SpeechEncoder(32),")]
    [InlineData("        File.SetLastWriteTimeUtc(stale, DateTime.UtcNow.AddHours(-25));")]
    [InlineData("        using var folder = new TemporaryFolder();")]
    public void Breaches_GoodHabit_IsNone(string line) => Assert.Empty(Of(line));

    private static IEnumerable<string> Of(string line) => TestHabits.Breaches(new("tests/P.Tests/A.cs", [line]), Networks);

    private static bool IsModule(Type type)
    {
        for (Type? at = type.BaseType; at is not null; at = at.BaseType)
            if (at.FullName == "TorchSharp.torch+nn+Module")
                return true;
        return false;
    }
}
