using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>The points of a video's windows, a few at a time: what is kept is some values a frame.</summary>
internal static class EvaluationPoints
{
    private const int WindowsAtOnce = 16;

    /// <summary>The rows of n x values.</summary>
    public static float[][] Of(Tensor points)
    {
        float[] all = points.to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        int values = (int)points.shape[1];
        return [.. Enumerable.Range(0, (int)points.shape[0]).Select(i => all.AsSpan(i * values, values).ToArray())];
    }

    /// <summary>A point for the window that begins at each frame; null where one of its five frames has no face or is missing.</summary>
    public static List<float[]?> OfLips(EvaluationEmbedder embedder, IEnumerable<(Frame Frame, TrackedFace? Face)> video)
    {
        using var _ = no_grad();
        var points = new List<float[]?>();
        var run = new List<Frame>();
        int frames = 0;
        foreach ((Frame frame, TrackedFace? face) in video)
        {
            frames++;
            if (face is null)
                Finish();
            else
                run.Add(FaceCrop.Cut(frame, embedder.Crop, face));
            if (run.Count == WindowsAtOnce + EvaluationEmbedder.Frames - 1)
            {
                Embed();
                run.RemoveRange(0, WindowsAtOnce);
            }
        }

        Finish();
        return points;

        void Embed()
        {
            using var scope = NewDisposeScope();
            points.AddRange(Of(embedder.Lips(FrameTensor.FromFrames(run, CPU))));
        }

        // The windows that would reach beyond the run of faces have no point.
        void Finish()
        {
            if (run.Count >= EvaluationEmbedder.Frames)
                Embed();
            run.Clear();
            points.AddRange(new float[]?[frames - points.Count]);
        }
    }

    /// <summary>The points of the first windows of a sound.</summary>
    public static float[][] OfSound(EvaluationEmbedder embedder, Waveform speech, int count)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return count <= 0 ? [] : Of(embedder.Sound(speech, count));
    }
}
