using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Wav2Lip.Generators;

/// <summary>
/// What the compact generator hears: 0.8 s around each picture, so that a sound's neighbours (coarticulation) are heard too,
/// through strided convolutions over time.
/// </summary>
internal sealed class CompactSpeech : Module<Tensor, Tensor>
{
    /// <summary>Mel frames heard with a picture.</summary>
    public const int MelFrames = 64;

    /// <summary>Values a picture's speech is described by.</summary>
    public const int Values = 160;

    private const int Ends = MelFrames / 16;
    private static readonly int[] Channels = [80, 160, 192, 192, 192];
    private readonly ModuleList<Conv1d> narrow = new(), mix = new();
    private readonly Linear end;
    private readonly SeededDropout dropout = new(0.2);

    public CompactSpeech() : base(nameof(CompactSpeech))
    {
        for (int i = 1; i < Channels.Length; i++)
        {
            narrow.Add(Conv1d(Channels[i - 1], Channels[i], 5, stride: 2, padding: 2));
            mix.Add(Conv1d(Channels[i], Channels[i], 3, padding: 1));
        }

        end = Linear(Channels[^1] * Ends, Values);
        RegisterComponents();
    }

    /// <summary>Strided and plain convolutions, in pairs.</summary>
    public IEnumerable<(Conv1d Narrow, Conv1d Mix)> Layers => narrow.Zip(mix);

    /// <summary>The last layer.</summary>
    public Linear End => end;

    /// <param name="mel">B x 1 x 80 x 64, in [-4, 4].</param>
    /// <returns>B x 160.</returns>
    public override Tensor forward(Tensor mel)
    {
        Tensor x = dropout.call(mel.squeeze(1) * Scalars.Of(0.25));
        for (int i = 0; i < narrow.Count; i++)
        {
            x = narrow[i].call(x).leaky_relu(Scalars.Of(0.1));
            x = x.Plus(mix[i].call(dropout.call(x)).leaky_relu(Scalars.Of(0.1)));
        }

        return end.call(dropout.call(x.flatten(1)));
    }
}
