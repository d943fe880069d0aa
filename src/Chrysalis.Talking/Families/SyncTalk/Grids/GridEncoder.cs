using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.SyncTalk.Grids;

/// <summary>
/// A grid of features over a square, learnt. Names as in the public code: <c>embeddings</c> P x F and <c>offsets</c>, the levels' first
/// places. Computes in single precision on the processor, in kernels of our own.
/// </summary>
internal sealed class GridEncoder : Module<Tensor, Tensor>
{
    private readonly Parameter embeddings;
    private readonly Tensor offsets;
    private readonly float bound;

    /// <param name="shape">The grid's sizes.</param>
    /// <param name="bound">Half the square's side: positions from -bound to bound are inside.</param>
    public GridEncoder(GridShape shape, float bound = 1) : base(nameof(GridEncoder))
    {
        (Shape, this.bound) = (shape, bound);
        using Tensor start = zeros(shape.Places, shape.Features);
        embeddings = Parameter(init.uniform_(start.clone(), -1e-4, 1e-4));
        offsets = tensor(shape.Levels.Select(level => level.Start).Append(shape.Places).ToArray(), ScalarType.Int32);
        RegisterComponents();
    }

    /// <summary>The grid's sizes.</summary>
    public GridShape Shape { get; }

    /// <summary>The features, P x F.</summary>
    public Parameter Table => embeddings;

    /// <summary>Half the square's side.</summary>
    public float Bound => bound;

    /// <param name="x">Positions N x 2 in [-bound, bound].</param>
    /// <returns>N x W.</returns>
    public override Tensor forward(Tensor x)
    {
        using Tensor shifted = x.Plus(Scalars.Of(bound));
        return GridFunction.apply(shifted / Scalars.Of(2 * bound), embeddings, Shape);
    }
}
