using Chrysalis.Talking.Faces;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.VolumeRendering;

public sealed class PoseFreeTests
{
    private const int Count = 2000;

    /// <summary>A mouth that opens, seen by a measure that takes turning for opening: what is left is the opening.</summary>
    [Fact]
    public void Of_MeasureThatTakesTurningForOpening_LeavesTheOpening()
    {
        var random = new Random(3);
        HeadPose[] turns = [.. Enumerable.Range(0, Count).Select(_ => new HeadPose(
            50 * random.NextSingle() - 25, 16 * random.NextSingle() - 8, 10 * random.NextSingle() - 5))];
        float[] opening = [.. turns.Select(_ => random.NextSingle())];
        float[] seen =
        [
            .. opening.Select((own, i) => own + 3 / MathF.Cos(float.DegreesToRadians(turns[i].YawDeg)) + 0.1f * turns[i].PitchDeg)
        ];

        using Tensor numbers = tensor(seen).view(Count, 1);
        using Tensor free = PoseFree.Of(numbers, turns, [.. Enumerable.Range(0, Count / 2)], [Count]);
        float[] left = free.contiguous().data<float>().ToArray();

        // Frames it did not learn from as well; what is constant stays.
        float constant = left.Zip(opening, (a, b) => a - b).Average();
        Assert.All(left.Zip(opening), pair => Assert.InRange(pair.First - constant - pair.Second, -0.15f, 0.15f));
        Assert.InRange(constant, 2.9f, 3.4f);
    }

    /// <summary>Two sittings, turned otherwise: what goes with the turn is taken within each; neither moves against the other.</summary>
    [Fact]
    public void Of_ClipsOfTwoSittings_AreNotMovedAgainstEachOther()
    {
        var random = new Random(4);
        HeadPose[] turns =
        [
            .. Enumerable.Range(0, Count).Select(i => new HeadPose((i < Count / 2 ? -15 : 15) + 20 * random.NextSingle() - 10, 0, 0))
        ];
        // Against each clip's own middle, as they come; the turn is seen as opening within a clip.
        float[] seen = [.. turns.Select((turn, i) => 0.1f * (turn.YawDeg - (i < Count / 2 ? -15 : 15)))];
        using Tensor numbers = tensor(seen).view(Count, 1);

        using Tensor free = PoseFree.Of(numbers, turns, [.. Enumerable.Range(0, Count)], [Count / 2, Count / 2]);

        Assert.All(free.contiguous().data<float>().ToArray(), left => Assert.InRange(left, -0.1f, 0.1f));
    }

    [Fact]
    public void Of_HeadThatStandsStill_LeavesAll()
    {
        HeadPose[] turns = [.. Enumerable.Repeat(new HeadPose(5, -2, 1), 50)];
        using Tensor numbers = arange(100).to(ScalarType.Float32).view(50, 2);

        using Tensor free = PoseFree.Of(numbers, turns, [.. Enumerable.Range(0, 50)], [50]);

        Assert.True(free.allclose(numbers));
    }
}
