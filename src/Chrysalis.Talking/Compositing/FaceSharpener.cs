using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Compositing;

/// <summary>
/// Raises the fine detail of a painted face in the frame, by an unsharp mask at the frame's own scale on brightness alone.
/// Values stay near their neighbours' range, so that edges become steep without rims. One sharpener serves one video.
/// </summary>
internal sealed class FaceSharpener(Sharpening sharpening)
{
    // A network's picture is soft over about one pixel of the crop.
    private const float BlurCropPx = 0.9f;
    private const float LeastBlurPx = 0.8f;
    private const float MostBlurPx = 4;

    // How far a value may leave its neighbours' range, as a share of that range.
    private const float Overshoot = 0.15f;

    // The balance follows the footage over a second; a look at every third frame is enough.
    private const int FramesBetweenLooks = 3;

    private readonly SharpnessBalance balance = new();
    private int frames;
    private LumaPatch? before;
    private PixelArea area;

    /// <summary>Looks at a frame before the face is painted into it.</summary>
    public void Look(Frame frame, AffineTransform cropToFrame, int cropSizePx)
    {
        area = FaceCrop.Footprint(cropToFrame, cropSizePx, frame.Width, frame.Height);
        before = sharpening.IsMeasured && IsUsable && frames++ % FramesBetweenLooks == 0 ? new(frame, area) : null;
    }

    /// <summary>Sharpens the same frame after that.</summary>
    public void Sharpen(Frame frame, AffineTransform cropToFrame, BlendMask mask)
    {
        if (!IsUsable)
            return;
        var after = new LumaPatch(frame, area);
        LumaPatch fine = after.Minus(after.Blurred(Math.Clamp(BlurCropPx * cropToFrame.Scale, LeastBlurPx, MostBlurPx)));
        float[] weights = WeightsIn(cropToFrame.Inverse(), mask);
        if (before is not null)
            balance.Update(before, after, fine, weights);
        float amount = sharpening.IsMeasured ? balance.Amount : sharpening.Amount;
        if (amount > 0)
            Raise(frame, after, fine, weights, amount);
    }

    private bool IsUsable => area is { Width: > 2, Height: > 2 };

    private void Raise(Frame frame, LumaPatch after, LumaPatch fine, float[] weights, float amount)
    {
        for (int y = 1; y < area.Height - 1; y++)
        {
            Span<byte> row = frame.Row(area.Y + y).Slice(area.X * 3, area.Width * 3);
            for (int x = 1, i = y * area.Width + 1; x < area.Width - 1; x++, i++)
            {
                if (weights[i] <= 0)
                    continue;
                float value = after.Values[i];
                (float least, float most) = after.Range(i);
                float room = 1 + Overshoot * (most - least);
                float change = Math.Clamp(value + amount * weights[i] * fine.Values[i], least - room, most + room) - value;
                for (int c = x * 3; c < x * 3 + 3; c++)
                    row[c] = (byte)Math.Clamp(row[c] + change + 0.5f, 0, 255);
            }
        }
    }

    // The mask at the frame's pixels, bilinearly.
    private float[] WeightsIn(AffineTransform frameToCrop, BlendMask mask)
    {
        int size = mask.Geometry.SizePx;
        var weights = new float[area.Width * area.Height];
        for (int y = 0, i = 0; y < area.Height; y++)
        {
            Vector2 at = frameToCrop.Apply(new(area.X + 0.5f, area.Y + y + 0.5f)) - new Vector2(0.5f);
            for (int x = 0; x < area.Width; x++, i++, at += new Vector2(frameToCrop.XX, frameToCrop.YX))
            {
                (int u, int v) = ((int)MathF.Floor(at.X), (int)MathF.Floor(at.Y));
                if (u < 0 || v < 0 || u >= size - 1 || v >= size - 1)
                    continue;
                int k = v * size + u;
                float above = float.Lerp(mask.Weights[k], mask.Weights[k + 1], at.X - u);
                float below = float.Lerp(mask.Weights[k + size], mask.Weights[k + size + 1], at.X - u);
                weights[i] = float.Lerp(above, below, at.Y - v);
            }
        }

        return weights;
    }
}
