using Chrysalis.Talking.Faces.Detection;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>
/// Tells people from what is behind them (MediaPipe's selfie segmentation, 256 x 256, Apache-2.0). Its buffers are reused: one thread
/// at a time.
/// </summary>
internal sealed class PersonSegmenter(int threads) : IDisposable
{
    /// <summary>The square that is looked at closely, in inter-ocular distances: the head with its hair, and shoulders.</summary>
    private const float CloseSquare = 7, SquareDrop = 0.5f;

    /// <summary>A closer look is taken where its square is so small a share of the picture; it blends in over this share.</summary>
    private const float WorthALook = 0.75f, BlendShare = 0.12f;

    private readonly FaceNetwork network = new(FaceModels.OpenSegmenter(threads), 1 / 255f, 0);

    /// <summary>How much each pixel is of a person, 0 to 1, row by row.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="face">The face in it; where it is small, its surroundings are looked at once more.</param>
    /// <param name="width">Pixels a row of the result, which covers the whole picture.</param>
    /// <param name="height">Its rows.</param>
    public float[] Segment(Frame frame, TrackedFace? face, int width, int height)
    {
        var person = new float[width * height];
        float scaleX = frame.Width / (float)width, scaleY = frame.Height / (float)height;
        AffineTransform toFrame = AffineTransform.Stretch(scaleX, scaleY, (scaleX - 1) / 2, (scaleY - 1) / 2);
        Look(frame, Whole(frame), toFrame, width, height, person, isClose: false);
        if (face is not null && CloseSquare * face.FaceToFrame.Scale < WorthALook * Math.Max(frame.Width, frame.Height))
            Look(frame, Close(face), toFrame, width, height, person, isClose: true);
        return person;
    }

    public void Dispose() => network.Dispose();

    private AffineTransform Whole(Frame frame)
    {
        float x = frame.Width / (float)network.Size, y = frame.Height / (float)network.Size;
        return AffineTransform.Stretch(x, y, (x - 1) / 2, (y - 1) / 2);
    }

    private AffineTransform Close(TrackedFace face)
    {
        float edge = CloseSquare * face.FaceToFrame.Scale, scale = edge / network.Size;
        var centre = face.FaceToFrame.Apply(new(0, SquareDrop));
        return AffineTransform.Stretch(scale, scale, centre.X - edge / 2, centre.Y - edge / 2);
    }

    private void Look(
        Frame frame, AffineTransform inputToFrame, AffineTransform toFrame, int width, int height, float[] person, bool isClose)
    {
        network.Run(frame, inputToFrame);
        ReadOnlySpan<float> seen = network.Output("output");
        AffineTransform toInput = inputToFrame.Inverse().After(toFrame);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                var at = toInput.Apply(new(x, y));
                float weight = isClose ? Inside(at.X) * Inside(at.Y) : 1;
                if (weight > 0)
                    person[y * width + x] += weight * (Between(seen, at.X, at.Y) - person[y * width + x]);
            }
        }
    }

    private float Inside(float place) =>
        SmoothStep.Of((Math.Min(place, network.Size - 1 - place) + 0.5f) / (BlendShare * network.Size));

    private float Between(ReadOnlySpan<float> seen, float x, float y)
    {
        int last = network.Size - 1;
        (x, y) = (Math.Clamp(x, 0, last), Math.Clamp(y, 0, last));
        (int left, int top) = (Math.Min((int)x, last - 1), Math.Min((int)y, last - 1));
        (float right, float down) = (x - left, y - top);
        ReadOnlySpan<float> upper = seen.Slice(top * network.Size + left, 2), lower = seen.Slice((top + 1) * network.Size + left, 2);
        float above = upper[0] + right * (upper[1] - upper[0]), below = lower[0] + right * (lower[1] - lower[0]);
        return above + down * (below - above);
    }
}
