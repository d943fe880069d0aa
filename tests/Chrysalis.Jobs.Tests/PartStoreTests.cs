using Chrysalis.Foundation.Random;

namespace Chrysalis.Jobs.Tests;

public sealed class PartStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly WorkUnit unit = WorkUnit.Of(Seed.Of(1), "../../a name: that is no file name\n", -3);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(5e-324)]
    public void Keep_AnyNumber_ComesBackToTheLastBit(double number)
    {
        var store = new PartStore<double>(folder.Path, "key");
        Assert.Equal(number, store.Keep(unit, number));
        Assert.True(store.TryRead(unit, out double read));
        Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(read));
    }

    [Fact]
    public void PathOf_AnyName_LiesInTheFolder() =>
        Assert.Equal(folder.Path, Path.GetDirectoryName(new PartStore<int>(folder.Path, "key").PathOf(unit)));

    [Fact]
    public void TryRead_OtherKeyNameIndexOrSeed_FindsNothing()
    {
        new PartStore<int>(folder.Path, "key").Keep(unit, 5);
        Assert.False(new PartStore<int>(folder.Path, "key 2").TryRead(unit, out _));
        foreach (WorkUnit other in new[] { unit with { Name = "b" }, unit with { Index = 0 }, unit with { Seed = Seed.Of(2) } })
            Assert.False(new PartStore<int>(folder.Path, "key").TryRead(other, out _));
    }

    [Fact]
    public void TryRead_WrittenInAnotherFormat_FindsNothing()
    {
        new PartStore<string>(folder.Path, "key").Keep(unit, "text");
        Assert.False(new PartStore<int>(folder.Path, "key").TryRead(unit, out _));
    }

    [Fact]
    public void Of_AnyChangeOfTheRequest_ChangesTheKey()
    {
        var request = new CircleRequest(1, ["a"], 2);
        string[] keys =
        [
            JobKey.Of("circle", 1, request), JobKey.Of("square", 1, request), JobKey.Of("circle", 2, request),
            JobKey.Of("circle", 1, request with { Seed = 2 }), JobKey.Of("circle", 1, request with { Names = ["b"] }),
        ];
        Assert.Distinct(keys);
        Assert.Equal(keys[0], JobKey.Of("circle", 1, new CircleRequest(1, ["a"], 2)));
    }
}
