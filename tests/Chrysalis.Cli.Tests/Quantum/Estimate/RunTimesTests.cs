using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Quantum.Estimate;

namespace Chrysalis.Cli.Tests.Quantum.Estimate;

public class RunTimesTests
{
    [Theory]
    [InlineData("30", 30)]
    [InlineData("1us", 1e-6)]
    [InlineData("5ns", 5e-9)]
    [InlineData("20ms", 0.02)]
    [InlineData("9min", 540)]
    [InlineData("2m", 120)]
    [InlineData("8h", 28_800)]
    [InlineData("1d", 86_400)]
    public void Seconds_WithUnit_AreSeconds(string given, double seconds) => Assert.Equal(seconds, RunTimes.Seconds("--time", given), 12);

    [Theory]
    [InlineData("0s")]
    [InlineData("-1h")]
    [InlineData("soon")]
    public void Seconds_Nonsense_NamesOptionAndValue(string given) => Assert.Equal(
        $"--time takes a length of time above zero such as 1us, 30s, 9min, 8h or 1d, not '{given}'.",
        Assert.Throws<UsageException>(() => RunTimes.Seconds("--time", given)).Message);
}
