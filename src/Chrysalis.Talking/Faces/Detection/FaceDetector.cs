using System.Numerics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Detection;

/// <summary>
/// Finds faces with BlazeFace (Bazarevsky et al. 2019, arXiv 1907.05047), 256 px. A face below a tenth of the
/// picture is missed by the network, so where the whole picture shows none it is searched in overlapping tiles.
/// </summary>
internal sealed class FaceDetector(int threads) : IDisposable
{
    private const float LeastScore = 0.5f;
    private const float SameFaceOverlap = 0.3f;

    /// <summary>The smallest tiles are the picture's long side divided by this.</summary>
    private const int MostParts = 4;

    private readonly FaceNetwork network = new("blazeface", threads, 1 / 127.5f, -1);

    /// <summary>All faces, best first; <paramref name="thorough"/> looks for small ones where there are no large ones.</summary>
    public IReadOnlyList<FaceDetection> Find(Frame frame, bool thorough = true)
    {
        int longSide = Math.Max(frame.Width, frame.Height);
        for (int parts = 1; parts <= (thorough ? MostParts : 1) && (parts == 1 || longSide / parts >= network.Size / 2); parts *= 2)
        {
            var found = new List<FaceDetection>();
            foreach (var (x, y, side) in Tiles(frame, longSide / parts))
                FindIn(frame, x, y, side, found);
            if (found.Count > 0)
                return Merge(found);
        }

        return [];
    }

    public void Dispose() => network.Dispose();

    /// <summary>Squares that cover the frame and overlap by half; a square larger than the frame is centred on it.</summary>
    private static IEnumerable<(float X, float Y, float Side)> Tiles(Frame frame, int side)
    {
        foreach (float y in Starts(frame.Height, side))
            foreach (float x in Starts(frame.Width, side))
                yield return (x, y, side);
    }

    private static IEnumerable<float> Starts(int length, int side)
    {
        if (side >= length)
            return [(length - side) / 2f];
        int count = (int)MathF.Ceiling((length - side) / (side / 2f)) + 1;
        return Enumerable.Range(0, count).Select(i => i * (length - side) / (count - 1f));
    }

    private void FindIn(Frame frame, float x, float y, float side, List<FaceDetection> found)
    {
        var inputToFrame = new SimilarityTransform(side / network.Size, 0, x, y);
        network.Run(frame, inputToFrame);
        Decode("Identity", "Identity_2", stride: network.Size / 16, perCell: 2, inputToFrame, found);
        Decode("Identity_1", "Identity_3", stride: network.Size / 8, perCell: 6, inputToFrame, found);
    }

    /// <summary>Boxes and eyes are offsets from the centre of the cell they are predicted in.</summary>
    private void Decode(
        string scoreOutput, string boxOutput, int stride, int perCell, SimilarityTransform inputToFrame, List<FaceDetection> found)
    {
        const int Values = 16;
        ReadOnlySpan<float> scores = network.Output(scoreOutput);
        ReadOnlySpan<float> boxes = network.Output(boxOutput);
        int columns = network.Size / stride;
        for (int i = 0; i < scores.Length; i++)
        {
            float score = 1 / (1 + MathF.Exp(-scores[i]));
            if (score < LeastScore)
                continue;
            int cell = i / perCell;
            var centre = new Vector2((cell % columns + 0.5f) * stride, (cell / columns + 0.5f) * stride);
            ReadOnlySpan<float> v = boxes.Slice(i * Values, Values);
            Vector2 middle = inputToFrame.Apply(centre + new Vector2(v[0], v[1]));
            Vector2 size = new Vector2(v[2], v[3]) * inputToFrame.Scale;
            found.Add(new(
                new(middle.X - size.X / 2, middle.Y - size.Y / 2, size.X, size.Y),
                inputToFrame.Apply(centre + new Vector2(v[4], v[5])),
                inputToFrame.Apply(centre + new Vector2(v[6], v[7])),
                score));
        }
    }

    /// <summary>Detections of one face become their mean, weighted by score (the paper's blending).</summary>
    private static List<FaceDetection> Merge(List<FaceDetection> found)
    {
        var merged = new List<FaceDetection>();
        List<FaceDetection> rest = [.. found.OrderByDescending(face => face.Score)];
        while (rest.Count > 0)
        {
            FaceDetection best = rest[0];
            List<FaceDetection> same = [.. rest.Where(face => face.Overlap(best) >= SameFaceOverlap)];
            rest.RemoveAll(same.Contains);
            rest.Remove(best);
            float total = same.Sum(face => face.Score);
            float Mean(Func<FaceDetection, float> value) => same.Sum(face => face.Score * value(face)) / total;
            Vector2 MeanPoint(Func<FaceDetection, Vector2> value) => new(Mean(face => value(face).X), Mean(face => value(face).Y));
            merged.Add(new(
                new(Mean(face => face.Box.X), Mean(face => face.Box.Y), Mean(face => face.Box.Width), Mean(face => face.Box.Height)),
                MeanPoint(face => face.RightEye), MeanPoint(face => face.LeftEye), best.Score));
        }

        return merged;
    }
}
