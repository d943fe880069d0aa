using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Torch.Layers;

/// <summary>One level up: enlarge, add what was seen at this size, scale and shift the channels by a style (FiLM, Perez 2018).</summary>
internal sealed class RisingLevel : Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly ConvUnit up, join;
    private readonly Conv2d skip;
    private readonly Linear style;

    public RisingLevel(int input, int output, int given) : base(nameof(RisingLevel))
    {
        up = new ConvUnit("up", input, output);
        join = new ConvUnit("join", output, output, residual: true);
        skip = Conv2d(output, output, 1);
        style = Linear(given, 2 * output);
        RegisterComponents();
    }

    /// <summary>The unit behind enlarging.</summary>
    public ConvUnit Up => up;

    /// <summary>The unit behind scaling.</summary>
    public ConvUnit Join => join;

    /// <summary>What was seen at this size.</summary>
    public Conv2d Skip => skip;

    /// <summary>Scales, then shifts.</summary>
    public Linear Style => style;

    /// <param name="x">B x in x H x W.</param>
    /// <param name="seen">B x out x 2H x 2W.</param>
    /// <param name="given">B x given.</param>
    /// <returns>B x out x 2H x 2W.</returns>
    public override Tensor forward(Tensor x, Tensor seen, Tensor given)
    {
        x = up.call(functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest));
        x = x.Plus(functional.conv2d(seen, skip.weight!.to(x.dtype), skip.bias!.to(x.dtype)));
        Tensor[] scaleAndShift = style.call(given).unsqueeze(2).unsqueeze(3).to(x.dtype).chunk(2, 1);
        return join.call((x * scaleAndShift[0].Plus(Scalars.Of(1))).Plus(scaleAndShift[1]));
    }
}
