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
        using Tensor free = PoseFree.Of(numbers, turns, [.. Enumerable.Range(0, Count / 2)]);
        float[] left = free.contiguous().data<float>().ToArray();

        // Frames it did not learn from as well; what is constant stays.
        float constant = left.Zip(opening, (a, b) => a - b).Average();
        Assert.All(left.Zip(opening), pair => Assert.InRange(pair.First - constant - pair.Second, -0.15f, 0.15f));
        Assert.InRange(constant, 2.9f, 3.4f);
    }

    [Fact]
    public void Of_HeadThatStandsStill_LeavesAll()
    {
        HeadPose[] turns = [.. Enumerable.Repeat(new HeadPose(5, -2, 1), 50)];
        using Tensor numbers = arange(100).to(ScalarType.Float32).view(50, 2);

        using Tensor free = PoseFree.Of(numbers, turns, [.. Enumerable.Range(0, 50)]);

        Assert.True(free.allclose(numbers));
    }
}
