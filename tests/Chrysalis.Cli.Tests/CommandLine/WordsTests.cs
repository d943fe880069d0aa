using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Tests.CommandLine;

public class WordsTests
{
    [Theory]
    [InlineData("3s", 3)]
    [InlineData("1500ms", 1.5)]
    [InlineData("2m", 120)]
    [InlineData("0.25", 0.25)]
    public void Duration_WithUnit_IsSeconds(string given, double seconds) =>
        Assert.Equal(seconds, Words.Duration("--preview", given).TotalSeconds, 6);

    [Theory]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("-3s")]
    [InlineData("three")]
    [InlineData("NaN")]
    [InlineData("3h")]
    public void Duration_Nonsense_NamesOptionAndValue(string given)
    {
        string message = Assert.Throws<UsageException>(() => Words.Duration("--preview", given)).Message;

        Assert.Contains("--preview", message, StringComparison.Ordinal);
        Assert.Contains($"'{given}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneOf_EnumerationInAnyCase_IsFound() => Assert.Equal(SyncMode.Hold, Words.OneOf<SyncMode>("sync mode", "HOLD"));

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void Within_Limits_AreAllowed(int value) => Assert.Equal(value, Words.Within<int>("--crf", value, 0, 51));

    [Theory]
    [InlineData(-1)]
    [InlineData(52)]
    public void Within_BeyondLimits_IsRefused(int value) => Assert.Throws<UsageException>(() => Words.Within<int>("--crf", value, 0, 51));
}
