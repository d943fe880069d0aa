using Chrysalis.Foundation.Random;

namespace Chrysalis.Foundation.Tests.Random;

public sealed class SplitMix64Tests
{
    /// <summary>The outputs of Vigna's splitmix64.c.</summary>
    [Theory]
    [InlineData(1234567UL, new ulong[] { 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431 })]
    [InlineData(0UL, new ulong[] { 0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC, 0x1B39896A51A8749B })]
    public void NextUInt64_PublishedSeed_GivesThePublishedNumbers(ulong seed, ulong[] expected)
    {
        var random = new SplitMix64(seed);
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()));
    }
}
