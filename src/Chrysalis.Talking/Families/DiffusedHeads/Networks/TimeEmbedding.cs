using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>
/// The step of the diffusion as waves of C / 2 lengths, through two linear layers. Names <c>fc.N</c>, as in the public code.
/// </summary>
internal sealed class TimeEmbedding : Module<Tensor, Tensor>
{
    private const double LongestPeriod = 10_000;

    private readonly int channels;
    private readonly Sequential fc;

    /// <param name="channels">Numbers of the waves, even; four times as many come out.</param>
    public TimeEmbedding(int channels) : base(nameof(TimeEmbedding))
    {
        this.channels = channels;
        fc = EmbeddingLayers.Of(channels, 4 * channels);
        RegisterComponents();
    }

    /// <param name="steps">Steps, B.</param>
    /// <returns>B x 4C.</returns>
    public override Tensor forward(Tensor steps)
    {
        int half = channels / 2;
        var rates = new float[half];
        // The public code divides by 2C where guided-diffusion divides by C / 2: the waves span a quarter of the octaves.
        for (int i = 0; i < half; i++)
            rates[i] = (float)Math.Exp(-Math.Log(LongestPeriod) * i / (2.0 * channels));
        Tensor weights = fc.get_parameter("0.weight")!;
        Tensor angles = steps.to(ScalarType.Float32).unsqueeze(1).mul(tensor(rates).to(steps.device).unsqueeze(0));
        return EmbeddingLayers.Call(fc, cat([angles.cos(), angles.sin()], 1).to(weights.dtype));
    }
}
