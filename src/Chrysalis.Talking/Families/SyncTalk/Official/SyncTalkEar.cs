using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Speech;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>What hears a footage's sound: the published ear, which stays as it is, or one that is taught with the head.</summary>
internal sealed class SyncTalkEar
{
    private readonly MelSpectrogram mel;
    private readonly HeardSpeech? heard;

    /// <param name="network">The ear.</param>
    /// <param name="mel">The sound.</param>
    /// <param name="isTaught">Whether it is taught with the head.</param>
    public SyncTalkEar(AudioVisualEncoder network, MelSpectrogram mel, bool isTaught)
    {
        (Network, this.mel) = (network, mel);
        network.eval();
        heard = isTaught ? null : HeardSpeech.Of(network, mel, CancellationToken.None);
    }

    /// <summary>The ear.</summary>
    public AudioVisualEncoder Network { get; }

    /// <summary>What is heard in some frames, K x 512; zeros where there is none.</summary>
    /// <param name="frames">The frames' numbers; below 0 for none.</param>
    public Tensor Hear(IReadOnlyList<int> frames)
    {
        Tensor none = zeros(1, HeadShape.Heard);
        int last = HeardSpeech.FramesOf(mel) - 1;
        if (heard is not null)
            return cat([.. frames.Select(frame => frame < 0 ? none : tensor(heard[Math.Min(frame, last)].ToArray()).unsqueeze(0))]);
        int[] known = [.. frames.Where(frame => frame >= 0)];
        Tensor now = Network.call(stack([.. known.Select(frame => HeardSpeech.WindowOf(mel, Math.Min(frame, last)))]));
        int next = 0;
        return cat([.. frames.Select(frame => frame < 0 ? none : now.narrow(0, next++, 1))]);
    }
}
