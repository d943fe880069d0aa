using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>
/// Lays painted heads over the pictures of a video: in the light of the video, and fading out towards the head's edge, where hair is never
/// quite the same. For the frames of one video, in order.
/// </summary>
/// <param name="size">Edge of the painted square in pixels.</param>
internal sealed class PortraitLayer(int size)
{
    // The light of a video moves slowly; a moment's mouth is not to change it.
    private const float LightTaken = 0.1f, MostGain = 1.3f, Sure = 0.95f;
    private const int LeastPixels = 200;
    private const float FadePart = 0.02f;

    private (float Gain, float Offset)[]? light;

    /// <summary>A picture with the head over it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="view">The square of it that was painted.</param>
    /// <param name="square">What the picture shows there, S x S.</param>
    /// <param name="head">Colour times cover, then the cover: 4 x S x S.</param>
    public Frame Over(Frame picture, HeadView view, Frame square, float[] head)
    {
        (float Gain, float Offset)[] now = Light(square, head);
        light = light is null ? now
            : [.. light.Zip(now, (old, own) =>
                (float.Lerp(old.Gain, own.Gain, LightTaken), float.Lerp(old.Offset, own.Offset, LightTaken)))];
        float[] cover = Faded(head.AsSpan(3 * size * size));
        var result = new Frame(picture.Width, picture.Height, (byte[])picture.Rgb.Clone());
        float scale = size / view.Side;
        (int left, int top) = (Math.Max(0, (int)MathF.Ceiling(view.Left)), Math.Max(0, (int)MathF.Ceiling(view.Top)));
        int right = Math.Min(picture.Width, (int)(view.Left + view.Side)), bottom = Math.Min(picture.Height, (int)(view.Top + view.Side));
        Parallel.For(top, Math.Max(top, bottom), y =>
        {
            for (int x = left; x < right; x++)
            {
                float column = Math.Clamp((x + 0.5f - view.Left) * scale - 0.5f, 0, size - 1.001f);
                float row = Math.Clamp((y + 0.5f - view.Top) * scale - 0.5f, 0, size - 1.001f);
                float seen = At(head, 3, column, row), share = At(cover, 0, column, row);
                if (share <= 0 || seen <= 0.01f)
                    continue;
                for (int c = 0; c < 3; c++)
                {
                    ref byte value = ref result.Rgb[(y * picture.Width + x) * 3 + c];
                    float own = (At(head, c, column, row) / seen * light[c].Gain + light[c].Offset) * 255;
                    value = (byte)(Math.Clamp(float.Lerp(value, own, share), 0, 255) + 0.5f);
                }
            }
        });
        return result;
    }

    /// <summary>What brings the painted skin and hair to the mean and spread of those seen, channel by channel.</summary>
    private (float Gain, float Offset)[] Light(Frame square, float[] head)
    {
        int plane = size * size;
        var result = new (float, float)[3];
        for (int c = 0; c < 3; c++)
        {
            double n = 0, ownSum = 0, ownSquare = 0, realSum = 0, realSquare = 0;
            for (int i = 0; i < plane; i++)
            {
                if (head[3 * plane + i] < Sure)
                    continue;
                (double own, double real) = (head[c * plane + i], square.Rgb[3 * i + c] / 255.0);
                (n, ownSum, realSum) = (n + 1, ownSum + own, realSum + real);
                (ownSquare, realSquare) = (ownSquare + own * own, realSquare + real * real);
            }

            if (n < LeastPixels)
            {
                result[c] = (1, 0);
                continue;
            }

            (double ownMean, double realMean) = (ownSum / n, realSum / n);
            double spread = Math.Sqrt((realSquare / n - realMean * realMean) / Math.Max(1e-6, ownSquare / n - ownMean * ownMean));
            float gain = (float)Math.Clamp(double.IsFinite(spread) ? spread : 1, 1 / MostGain, MostGain);
            result[c] = (gain, (float)(realMean - gain * ownMean));
        }

        return result;
    }

    /// <summary>The cover, fading to nothing within the head's edge: its mean around a place, from a half on.</summary>
    private float[] Faded(ReadOnlySpan<float> cover) =>
        [.. BoxMean.Of(cover.ToArray(), size, Math.Max(1, (int)(size * FadePart))).Select(mean => Math.Clamp(2 * mean - 1, 0, 1))];

    private float At(float[] planes, int plane, float column, float row)
    {
        (int x, int y) = ((int)column, (int)row);
        int at = (plane * size + y) * size + x;
        float above = float.Lerp(planes[at], planes[at + 1], column - x),
            below = float.Lerp(planes[at + size], planes[at + size + 1], column - x);
        return float.Lerp(above, below, row - y);
    }
}
