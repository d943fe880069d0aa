using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>
/// Says which motion a noisy one is of, given the speech and the frames before: convolutions over time, each told how noisy
/// the motion is (FiLM, Perez 2018).
/// </summary>
internal sealed class MotionNetwork : Module<Tensor, Tensor, Tensor, Tensor>
{
    private const int Channels = 112, TimeWaves = 16;
    private static readonly int[] Dilations = [1, 2, 4, 8, 4, 2, 1];

    private readonly Conv1d embed, output;
    private readonly Linear time;
    private readonly ModuleList<Conv1d> wide = new(), mix = new();
    private readonly ModuleList<Linear> styles = new();
    private readonly SeededDropout dropout = new(0.1);

    public MotionNetwork() : base(nameof(MotionNetwork))
    {
        embed = Conv1d(MotionLayout.Width + 1 + MotionLayout.Heard, Channels, 1);
        time = Linear(2 * TimeWaves, Channels);
        foreach (int dilation in Dilations)
        {
            wide.Add(Conv1d(Channels, Channels, 3, padding: dilation, dilation: dilation));
            mix.Add(Conv1d(Channels, Channels, 1));
            styles.Add(Linear(Channels, 2 * Channels));
        }

        output = Conv1d(Channels, MotionLayout.Width, 1);
        init.zeros_(output.weight!);
        init.zeros_(output.bias!);
        RegisterComponents();
    }

    /// <param name="motion">
    /// B x (<see cref="MotionLayout.Width"/> + 1) x T: the past as it is known, then the noisy motion; last, 1 where a frame is known.
    /// </param>
    /// <param name="heard">B x <see cref="MotionLayout.Heard"/> x T.</param>
    /// <param name="times">B: from 0, where there is only noise, to 1.</param>
    /// <returns>The motion without noise, B x <see cref="MotionLayout.Width"/> x T.</returns>
    public override Tensor forward(Tensor motion, Tensor heard, Tensor times)
    {
        Tensor told = Leaky(time.call(Waves(times)));
        Tensor x = embed.call(cat([motion, heard], 1));
        for (int i = 0; i < Dilations.Length; i++)
        {
            Tensor[] style = styles[i].call(told).unsqueeze(2).chunk(2, 1);
            Tensor inner = wide[i].call(x) * style[0].Plus(Scalars.Of(1));
            x = x.Plus(mix[i].call(dropout.call(Leaky(inner.Plus(style[1])))));
        }

        return output.call(Leaky(x));
    }

    /// <summary>Sines and cosines of a time, B x 32.</summary>
    private static Tensor Waves(Tensor times)
    {
        Tensor rates = tensor([.. Enumerable.Range(0, TimeWaves).Select(i => (float)(Math.PI * Math.Pow(1.5, i - 2)))]);
        Tensor angles = times.unsqueeze(1) * rates.to(times.device);
        return cat([angles.sin(), angles.cos()], 1);
    }

    private static Tensor Leaky(Tensor x) => x.leaky_relu(Scalars.Of(0.1));
}
