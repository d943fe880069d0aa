using Chrysalis.Foundation.Random;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>
/// Draws the motion of one speech window by window, each given the frames before it. Every window has random numbers of its own, made of
/// the seed and its number. One thread at a time.
/// </summary>
/// <param name="flow">The network.</param>
/// <param name="settings">How it draws.</param>
/// <param name="seed">The same seed and speech move alike.</param>
internal sealed class MotionSampler(MotionFlow flow, SamplerSettings settings, ulong seed)
{
    // No motion that was seen lies further out; what does would feed on itself.
    private const double Most = 3.5;

    private float[]? past;
    private long index;

    /// <summary>The next window.</summary>
    /// <param name="heard">What is heard in the frames before and in it, Heard x Length.</param>
    /// <returns>Window x Width, whitened.</returns>
    public float[] Next(Tensor heard)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using var random = new Generator(Seed.Of(seed).For("motion").For(index++).Value);
        Tensor before = past is null
            ? zeros([1, MotionLayout.Width + 1, MotionLayout.Past])
            : tensor(past).view(1, MotionLayout.Width + 1, MotionLayout.Past);
        Tensor noise = TensorDraw.Normal(random, CPU, 1, MotionLayout.Width, MotionLayout.Window)
            * tensor(settings.Temperature.Shares).view(1, -1, 1);
        Tensor drawn = flow.Draw(before, heard.unsqueeze(0), noise, settings.Steps, settings.Guidance)
            .clamp(Scalars.Of(-Most), Scalars.Of(Most));
        past = cat([drawn, ones([1, 1, MotionLayout.Window])], 1).contiguous().data<float>().ToArray();
        return drawn.squeeze(0).t().contiguous().data<float>().ToArray();
    }

    /// <summary>The motion of a whole speech, frames x Width, whitened; the caller disposes it.</summary>
    /// <param name="heard">Frames x Heard.</param>
    public Tensor All(Tensor heard)
    {
        int frames = (int)heard.shape[0];
        var all = new List<float>();
        for (int start = 0; start < frames; start += MotionLayout.Window)
        {
            using Tensor around = Around(heard, start);
            all.AddRange(Next(around));
        }

        return tensor(all.ToArray()).view(-1, MotionLayout.Width).narrow(0, 0, frames);
    }

    /// <summary>What is heard around a window, Heard x Length; nothing beyond the ends.</summary>
    private static Tensor Around(Tensor heard, int start)
    {
        using var scope = NewDisposeScope();
        int first = start - MotionLayout.Past, from = Math.Max(0, first);
        int end = Math.Min((int)heard.shape[0], first + MotionLayout.Length);
        Tensor before = zeros([MotionLayout.Heard, from - first]), after = zeros([MotionLayout.Heard, first + MotionLayout.Length - end]);
        return cat([before, heard.narrow(0, from, end - from).t(), after], 1).MoveToOuterDisposeScope();
    }
}
