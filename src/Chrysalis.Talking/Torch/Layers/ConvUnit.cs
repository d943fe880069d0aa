using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Torch.Layers;

/// <summary>
/// Convolution 3x3, batch norm, leaky ReLU; optionally with the input added. Weights are kept in single precision and
/// the convolution computes in the type of its input, so that a bfloat16 input trains twice as fast without losing small updates.
/// </summary>
internal sealed class ConvUnit : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly BatchNorm2d norm;
    private readonly long stride;
    private readonly bool residual;
    private Tensor? foldedWeight;
    private Tensor? foldedBias;

    public ConvUnit(string name, int input, int output, int stride = 1, bool residual = false) : base(name)
    {
        weight = Parameter(init.kaiming_normal_(empty(output, input, 3, 3), 0.1));
        norm = BatchNorm2d(output);
        this.stride = stride;
        this.residual = residual;
        RegisterComponents();
    }

    /// <summary>Rows and columns moved from one output to the next.</summary>
    public long Stride => stride;

    /// <summary>Whether the input is added before the leaky ReLU.</summary>
    public bool IsResidual => residual;

    public override Tensor forward(Tensor x)
    {
        Tensor y = foldedWeight is null
            ? norm.call(functional.conv2d(x, weight.to(x.dtype), null, [stride, stride], [1, 1]))
            : functional.conv2d(x, foldedWeight, foldedBias, [stride, stride], [1, 1]);
        return (residual ? x.add(y, Scalars.Of(1)) : y).leaky_relu(Scalars.Of(0.1));
    }

    /// <summary>Folds the batch norm into the convolution and fixes the type: for speaking only.</summary>
    public void Fold(ScalarType type)
    {
        using var scope = NewDisposeScope();
        (Tensor wide, Tensor bias) = Folded();
        foldedWeight = wide.to(type).DetachFromDisposeScope();
        foldedBias = bias.to(type).DetachFromDisposeScope();
    }

    /// <summary>Folds every unit of a network: for speaking only.</summary>
    public static void FoldAll(Module network, ScalarType type)
    {
        foreach (ConvUnit unit in network.modules().OfType<ConvUnit>())
            unit.Fold(type);
    }

    /// <summary>The convolution that batch norm and convolution make together.</summary>
    public (Tensor Weight, Tensor Bias) Folded() => BatchNormFold.Into(weight, bias: null, norm, outputDimension: 0);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foldedWeight?.Dispose();
            foldedBias?.Dispose();
        }

        base.Dispose(disposing);
    }
}
