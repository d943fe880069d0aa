using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.LipSync.Judge;

public class EvaluationPointsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(50)]
    public void OfLips_AnyLength_HasAPointForEveryWholeWindow(int frames)
    {
        using var embedder = new FirstFrameEmbedder();
        List<float[]?> points = EvaluationPoints.OfLips(embedder, Video(frames, _ => true));
        Assert.Equal(frames, points.Count);
        for (int i = 0; i < frames; i++)
            Assert.Equal(i + 5 <= frames ? i : null, points[i]?[0] * 255, NearlyEqual);
    }

    [Fact]
    public void OfLips_FrameWithoutAFace_LeavesOutTheWindowsThatNeedIt()
    {
        using var embedder = new FirstFrameEmbedder();
        List<float[]?> points = EvaluationPoints.OfLips(embedder, Video(60, i => i != 12 && i != 14));
        int[] missing = [.. Enumerable.Range(0, 60).Where(i => points[i] is null)];
        Assert.Equal([.. Enumerable.Range(8, 7), .. Enumerable.Range(56, 4)], missing);
    }

    private static bool NearlyEqual(float? a, float? b) => a is null == b is null && Math.Abs((a ?? 0) - (b ?? 0)) < 1e-3;

    // Frame i is of brightness i.
    private static IEnumerable<(Frame, TrackedFace?)> Video(int frames, Func<int, bool> hasFace)
    {
        var face = new TrackedFace(default, new(new float[Landmarks.Count * 3]), default, new(8, 0, 16, 16), 1);
        for (int i = 0; i < frames; i++)
        {
            var frame = new Frame(32, 32);
            Array.Fill(frame.Rgb, (byte)i);
            yield return (frame, hasFace(i) ? face : null);
        }
    }

    /// <summary>A window's point is the brightness of its first frame.</summary>
    private sealed class FirstFrameEmbedder : EvaluationEmbedder
    {
        public override string Name => "first frame";

        public override CropGeometry Crop { get; } = new(8, 0, 0, 1);

        public override ShiftPadding Padding => ShiftPadding.None;

        public override Tensor Lips(Tensor faces) => Windows(faces.mean([1, 2, 3]).unsqueeze(1), Frames).select(1, 0);

        public override Tensor Sound(Waveform speech, int count) => throw new NotSupportedException();

        public override void Dispose()
        {
        }
    }
}
