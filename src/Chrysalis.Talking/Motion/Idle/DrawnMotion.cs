using Chrysalis.Foundation.Random;

namespace Chrysalis.Talking.Motion.Idle;

/// <summary>
/// A motion drawn from a model: each number of the head's place is a sum of waves with the powers of the model's bands, whose frequencies
/// and phases are drawn; the quick ones swell and ebb together. It has no state, so it neither drifts nor leaps, and frequencies without a
/// common measure do not repeat.
/// </summary>
internal sealed class DrawnMotion : IHeadMotion
{
    /// <summary>The first of the bands that count as quick.</summary>
    private static readonly int Quick = Array.FindIndex(MotionSpectrum.BandsHz, hz => hz >= 0.3);

    private static readonly double[] SwellingHz = [0.08, 0.5];
    private readonly IdleMotionModel model;
    private readonly WaveSum[] slow, quick;
    private readonly WaveSum swelling;
    private readonly BlinkTrain blinks;

    /// <param name="model">The person.</param>
    /// <param name="seed">The same seed moves alike.</param>
    public DrawnMotion(IdleMotionModel model, ulong seed)
    {
        this.model = model;
        Xoshiro256 draw = new Seed(seed).For("head motion").NewRandom();
        double[] edges = [.. Enumerable.Range(0, MotionSpectrum.BandsHz.Length + 1).Select(MotionSpectrum.Edge)];
        slow = [.. model.Channels.Select(channel => new WaveSum(edges, [.. channel.Powers.Take(Quick)], draw))];
        quick = [.. model.Channels.Select(channel => new WaveSum(edges[Quick..], [.. channel.Powers.Skip(Quick)], draw))];
        swelling = new(SwellingHz, [1], draw);
        blinks = model.Blinks.Draw(seed);
    }

    /// <inheritdoc/>
    public HeadMotion At(double seconds)
    {
        // Its mean square is 1, so the powers stay.
        double spread = model.Liveliness, size = Math.Exp(spread * swelling.At(seconds) - spread * spread);
        Span<float> values = stackalloc float[MotionChannels.Names.Length];
        for (int i = 0; i < values.Length; i++)
        {
            ChannelMotion channel = model.Channels[i];
            values[i] = (float)channel.Held(channel.Centre + slow[i].At(seconds) + size * quick[i].At(seconds));
        }

        return MotionChannels.Head(values, blinks.At(seconds));
    }
}
