using Chrysalis.Foundation.Random;

namespace Chrysalis.Foundation.Tests.Random;

public sealed class Xoshiro256Tests
{
    /// <summary>The outputs of Blackman and Vigna's xoshiro256plusplus.c from the state 1, 2, 3, 4, as rand_xoshiro tests them.</summary>
    [Fact]
    public void NextUInt64_StateOneToFour_GivesThePublishedNumbers()
    {
        var random = new Xoshiro256([1, 2, 3, 4]);
        ulong[] expected =
        [
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205,
            9973669472204895162, 14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000,
        ];
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void State_TakenOver_GoesOnAlike()
    {
        var first = new Xoshiro256(7);
        first.NextDouble();
        var second = new Xoshiro256(first.State);
        Assert.Equal(first.NextInt64(), second.NextInt64());
    }

    [Fact]
    public void Constructor_StateOfZeros_IsRefused() => Assert.Throws<ArgumentException>(() => new Xoshiro256([0, 0, 0, 0]));

    [Fact]
    public void Next_SmallRange_IsEven()
    {
        var random = new Xoshiro256(1);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++)
            counts[random.Next(-2, 4) + 2]++;
        // Chi squared of 5 degrees of freedom is below 20.5 with probability 0.999.
        Assert.InRange(counts.Sum(count => (count - 10_000.0) * (count - 10_000) / 10_000), 0, 20.5);
    }

    [Fact]
    public void Next_Bounds_AreKept()
    {
        var random = new Xoshiro256(2);
        Assert.Equal(5, random.Next(5, 5));
        Assert.Equal(0, random.Next(1));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(random.NextInt64(long.MinValue, long.MaxValue) < long.MaxValue));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.InRange(random.NextSingle(), 0, 0.99999997f));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(-1));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void NextBytes_AnyLength_IsTheWordsInLittleEndian(int length)
    {
        byte[] bytes = new byte[length];
        new Xoshiro256(3).NextBytes(bytes);
        var words = new Xoshiro256(3);
        byte[] expected = [.. BitConverter.GetBytes(words.NextUInt64()), .. BitConverter.GetBytes(words.NextUInt64())];
        Assert.Equal(expected[..length], bytes);
    }

    [Fact]
    public void Shuffle_OfTheBaseClass_DrawsFromThisGenerator()
    {
        int[] first = [.. Enumerable.Range(0, 50)], second = [.. first];
        new Xoshiro256(4).Shuffle(first);
        new Xoshiro256(4).Shuffle(second);
        Assert.Equal(first, second);
        Assert.NotEqual(Enumerable.Range(0, 50), first);
    }
}
