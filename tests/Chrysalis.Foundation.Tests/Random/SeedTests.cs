using Chrysalis.Foundation.Random;

namespace Chrysalis.Foundation.Tests.Random;

public sealed class SeedTests
{
    [Fact]
    public void For_NamesAndIndices_NeverMeet()
    {
        var seen = new HashSet<ulong>();
        for (long root = -2; root <= 2; root++)
        {
            Assert.True(seen.Add(Seed.Of(root).Value));
            foreach (string name in new[] { "mouth", "portrait", "validation", "a", "b", "ab" })
            {
                Assert.True(seen.Add(Seed.Of(root).For(name).Value));
                for (int step = 0; step < 2000; step++)
                    Assert.True(seen.Add(Seed.Of(root).For(name).For(step).Value));
            }
        }
    }

    [Fact]
    public void For_Order_Matters()
    {
        Assert.NotEqual(Seed.Of(1).For("a").For("b"), Seed.Of(1).For("b").For("a"));
        Assert.NotEqual(Seed.Of(1).For(1).For(2), Seed.Of(1).For(2).For(1));
        Assert.NotEqual(Seed.Of(1).For("ab"), Seed.Of(1).For("a").For("b"));
    }

    /// <summary>By the published finaliser: mix(mix(1) + 2 * gamma). Shots are recorded under this derivation.</summary>
    [Fact]
    public void For_Index_IsTheDerivationThatShotsAreRecordedUnder()
    {
        Assert.Equal(0x5692161D100B05E5UL, SplitMix64.Mix(1));
        Assert.Equal(SplitMix64.Mix(0x5692161D100B05E5UL + unchecked(2 * 0x9E3779B97F4A7C15UL)), Seed.Of(1).For(2).Value);
    }

    [Fact]
    public void ToInt32AndToInt64_AreNotNegative()
    {
        for (int i = 0; i < 100; i++)
        {
            Assert.InRange(Seed.Of(1).For(i).ToInt32(), 0, int.MaxValue);
            Assert.InRange(Seed.Of(1).For(i).ToInt64(), 0, long.MaxValue);
        }
    }

    [Fact]
    public void For_NeighbouringSteps_DrawIndependentNumbers()
    {
        double[] draws = [.. Enumerable.Range(0, 10_000).Select(step => Seed.Of(1).For("mouth").For(step).NewRandom().NextDouble())];
        double mean = draws.Average();
        double correlation = draws.Zip(draws.Skip(1), (x, y) => (x - mean) * (y - mean)).Sum() / draws.Sum(x => (x - mean) * (x - mean));
        // Five standard errors of 10,000 independent draws.
        Assert.InRange(mean, 0.5 - 0.0145, 0.5 + 0.0145);
        Assert.InRange(correlation, -0.05, 0.05);
    }

    /// <summary>FNV-1a as published by its authors (test_fnv.c).</summary>
    [Theory]
    [InlineData("", 0xcbf29ce484222325UL)]
    [InlineData("a", 0xaf63dc4c8601ec8cUL)]
    [InlineData("foobar", 0x85944171f73967e8UL)]
    public void NameHash_PublishedText_GivesThePublishedHash(string text, ulong expected) => Assert.Equal(expected, NameHash.Of(text));
}
