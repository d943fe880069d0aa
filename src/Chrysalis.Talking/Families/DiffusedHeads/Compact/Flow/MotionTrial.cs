using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>Draws the motion of footage that was not trained on, at fixed seeds, and measures it beside the real one.</summary>
/// <param name="motion">The footage's motion.</param>
/// <param name="held">What was not trained on.</param>
/// <param name="heard">What is heard in each clip, frames x Heard.</param>
/// <param name="reading">What reads the opening off a mouth's raw numbers.</param>
internal sealed class MotionTrial(
    MotionFootage motion, IReadOnlyList<ClipSegment> held, IReadOnlyDictionary<PreparedClip, Tensor> heard, float[] reading)
{
    private const int RowPx = 72, FramePx = 6;
    private static readonly (string Name, int Number)[] Rows =
        [("opening", -1), ("yaw", 0), ("pitch", 1), ("eyes", MotionLayout.Pose + MotionLayout.Mouth)];

    /// <summary>How well the opening follows the sound, how wide it is, and how quickly the head moves beside the real one.</summary>
    /// <param name="flow">The network.</param>
    /// <param name="settings">How it draws.</param>
    /// <param name="prefix">Begins the figures' names.</param>
    /// <param name="picture">Where a picture of the curves goes; null for none.</param>
    public Dictionary<string, double> Run(MotionFlow flow, SamplerSettings settings, string prefix, string? picture)
    {
        using var _ = no_grad();
        List<double> correlations = [], widths = [], speeds = [];
        foreach ((int number, ClipSegment segment) in held.Where(s => s.Length >= 2 * MotionLayout.Window).Index())
        {
            using var scope = NewDisposeScope();
            (Tensor real, Tensor drawn) = (Real(segment), Draw(flow, settings, segment, (ulong)number));
            (Tensor x, Tensor y) = (Opening(real), Opening(drawn));
            correlations.Add(((x - x.mean()) * (y - y.mean())).mean().item<float>() / (x.std() * y.std()).item<float>());
            widths.Add((y.std() / x.std()).item<float>());
            speeds.Add(Speed(drawn) / Speed(real));
            if (number == 0 && picture is not null)
                Show(picture, real, drawn);
        }

        return new()
        {
            [$"{prefix}opening_correlation"] = correlations.Average(),
            [$"{prefix}opening_sd_ratio"] = widths.Average(),
            [$"{prefix}head_speed_ratio"] = speeds.Average(),
        };
    }

    /// <summary>All that was held out, real and drawn: rows of whitened numbers each.</summary>
    public (Tensor Real, Tensor Drawn) All(MotionFlow flow, SamplerSettings settings)
    {
        using var _ = no_grad();
        return (cat([.. held.Select(Real)]), cat([.. held.Select((segment, i) => Draw(flow, settings, segment, (ulong)i))]));
    }

    private Tensor Real(ClipSegment segment) => motion.White[segment.Clip].narrow(0, segment.Start, segment.Length);

    private Tensor Draw(MotionFlow flow, SamplerSettings settings, ClipSegment segment, ulong seed)
    {
        var sampler = new MotionSampler(flow, settings, seed);
        return sampler.All(heard[segment.Clip].narrow(0, segment.Start, segment.Length));
    }

    private Tensor Opening(Tensor white)
    {
        Tensor deviations = tensor(motion.Scale.Deviation.AsSpan(MotionLayout.Pose, MotionLayout.Mouth).ToArray());
        return (white.narrow(1, MotionLayout.Pose, MotionLayout.Mouth) * deviations).matmul(tensor(reading));
    }

    private static double Speed(Tensor white)
    {
        Tensor turns = white.narrow(1, 0, 3);
        return (turns.narrow(0, 1, turns.shape[0] - 1) - turns.narrow(0, 0, turns.shape[0] - 1)).abs().mean().item<float>();
    }

    /// <summary>Curves of a clip, real ones grey, drawn ones red: the mouth's opening, yaw, pitch, the eyes' openness.</summary>
    private void Show(string path, Tensor real, Tensor drawn)
    {
        int frames = (int)real.shape[0];
        var sheet = new Frame(frames * FramePx, Rows.Length * RowPx);
        sheet.Rgb.AsSpan().Fill(255);
        for (int row = 0; row < Rows.Length; row++)
        {
            Line(sheet, row, Curve(real, Rows[row].Number), (170, 170, 170));
            Line(sheet, row, Curve(drawn, Rows[row].Number), (200, 30, 30));
        }

        StillImage.Save(path, sheet);
    }

    private float[] Curve(Tensor white, int number) =>
        (number < 0 ? Opening(white) : white.select(1, number)).contiguous().data<float>().ToArray();

    private static void Line(Frame sheet, int row, float[] values, (byte R, byte G, byte B) colour)
    {
        for (int x = 0; x + FramePx < values.Length * FramePx; x++)
        {
            int at = x / FramePx;
            float value = float.Lerp(values[at], values[at + 1], x % FramePx / (float)FramePx);
            int y = row * RowPx + Math.Clamp((int)(RowPx / 2 - value * RowPx / 8), 1, RowPx - 2);
            for (int thick = 0; thick < 2; thick++)
                (sheet.Rgb[((y + thick) * sheet.Width + x) * 3], sheet.Rgb[((y + thick) * sheet.Width + x) * 3 + 1],
                    sheet.Rgb[((y + thick) * sheet.Width + x) * 3 + 2]) = colour;
        }
    }
}
