using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Talk.Speak;
using Chrysalis.Talking.Media;

namespace Chrysalis.Cli.Tests.Talk.Speak;

public class FrameRatesTests
{
    [Theory]
    [InlineData("25", 25, 1)]
    [InlineData("30000/1001", 30000, 1001)]
    [InlineData("29.97", 30000, 1001)]
    [InlineData("23.976", 24000, 1001)]
    [InlineData("12.5", 12500, 1000)]
    [InlineData("1000", 1000, 1)]
    public void Read_CommonNotations_AreExact(string given, int numerator, int denominator) =>
        Assert.Equal(new FrameRate(numerator, denominator), FrameRates.Read("--fps", given));

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("-25")]
    [InlineData("25/0")]
    [InlineData("1/2/3")]
    [InlineData("fast")]
    [InlineData("0.0001")]
    public void Read_Nonsense_IsRefused(string given) => Assert.Throws<UsageException>(() => FrameRates.Read("--fps", given));
}
