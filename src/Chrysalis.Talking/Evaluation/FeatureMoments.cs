using Chrysalis.Talking.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Evaluation;

/// <summary>Mean and covariance of feature vectors, gathered as they come; memory does not grow with their number.</summary>
internal sealed class FeatureMoments : IDisposable
{
    private const int RowsAtOnce = 64;
    private readonly List<float[]> waiting = [];
    private readonly Tensor sum, squares;

    /// <param name="size">Values of a vector.</param>
    public FeatureMoments(int size)
    {
        sum = zeros(size, ScalarType.Float64);
        squares = zeros(size, size, ScalarType.Float64);
    }

    /// <summary>Vectors added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds one vector.</summary>
    /// <exception cref="ArgumentException">It is of another size.</exception>
    public void Add(ReadOnlySpan<float> features)
    {
        if (features.Length != sum.shape[0])
            throw new ArgumentException($"The vector has {features.Length} values; these moments are of {sum.shape[0]}.", nameof(features));
        waiting.Add(features.ToArray());
        Count++;
        if (waiting.Count == RowsAtOnce)
            Take();
    }

    /// <summary>The mean, and the covariance with n - 1 in the denominator.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than two vectors.</exception>
    public (Tensor Mean, Tensor Covariance) Moments()
    {
        if (Count < 2)
            throw new InvalidOperationException($"{Count} vector(s) have no covariance: add at least two.");
        Take();
        using Scalar count = Count;
        using Scalar others = Count - 1;
        Tensor mean = sum / count;
        return (mean, (squares - outer(mean, mean) * count) / others);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sum.Dispose();
        squares.Dispose();
    }

    private void Take()
    {
        if (waiting.Count == 0)
            return;
        using var scope = NewDisposeScope();
        Tensor rows = tensor(waiting.SelectMany(row => row).Select(value => (double)value).ToArray()).view(waiting.Count, -1);
        sum.Increase(rows.sum(dim: 0));
        squares.Increase(rows.t().matmul(rows));
        waiting.Clear();
    }
}
