using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Evaluation;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Faces.Tracking;

/// <summary>A recording whose first twelve frames cannot be decoded whole: grey remains, in two of which a face is found.</summary>
public sealed class SurestFaceTests(FaceModelsFixture models) : IClassFixture<FaceModelsFixture>
{
    [Fact]
    public void Offer_RecordingThatBeginsBroken_ChoosesTheFirstWholeFrame()
    {
        Frame[] frames = Broken();
        var surest = new SurestFace();
        int first = -1, chosen = -1;
        foreach (((Frame frame, TrackedFace? face), int i) in models.RequireAnalyzer()
            .AnalyzeFrames(frames, FaceSelection.Largest, TestContext.Current.CancellationToken).Select((pair, i) => (pair, i)))
        {
            if (face is null)
                continue;
            first = first < 0 ? i : first;
            if (surest.Offer(frame, face))
                chosen = i;
        }

        Assert.True(Grey(frames[first]) > 0.4, "The clip's first face is no longer found in a broken frame.");
        Assert.Equal(Array.FindIndex(frames, frame => Grey(frame) < 0.1), chosen);
        Assert.Same(frames[chosen], surest.Frame);
    }

    [Fact]
    public void Evaluate_RecordingThatBeginsBroken_FreezesAWholeMouth()
    {
        using var folder = new TemporaryFolder();
        string clip = TestVideo.Write(Path.Combine(folder.Path, "clip.mp4"), Broken()[8..]);

        EvaluationReport report = Evaluator.Evaluate(
            new() { Reference = clip, Generated = clip }, TestContext.Current.CancellationToken);

        // A mouth of grey blocks laid into the whole frames differs from theirs by far more than lips that do not move.
        Assert.InRange(report.FrozenMouth.MouthPsnrDb!.Value, 20, 40);
    }

    /// <summary>The share of a frame's pixels that the decoder left grey.</summary>
    private static double Grey(Frame frame)
    {
        int grey = 0;
        for (int i = 0; i < frame.Rgb.Length; i += 3)
            grey += frame.Rgb.AsSpan(i, 3).ContainsAnyExceptInRange((byte)117, (byte)139) ? 0 : 1;
        return (double)grey / (frame.Width * frame.Height);
    }

    private Frame[] Broken()
    {
        models.RequireAnalyzer();
        string clip = SharedData.Require("data/grid_s1/test/pbwx1s.mpg");
        return [.. VideoReader.Read(clip, cancellation: TestContext.Current.CancellationToken).Take(32)];
    }
}
