namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// What a contraction costs. One step over tensors with the indices A and B costs 2^|A or B| complex multiply-adds; a slice
/// fixes some indices, and every step is done once for each of their values.
/// </summary>
/// <param name="Log2MultiplyAdds">Base-2 logarithm of the complex multiply-adds of all slices together.</param>
/// <param name="Log2LargestIntermediate">Base-2 logarithm of the entries of the largest tensor that a slice holds.</param>
/// <param name="Log2Slices">Number of sliced indices: there are 2 to this power slices.</param>
public sealed record ContractionCost(double Log2MultiplyAdds, int Log2LargestIntermediate, int Log2Slices)
{
    /// <summary>Real operations in one complex multiply-add: four multiplications and four additions.</summary>
    public const int FlopsPerMultiplyAdd = 8;

    /// <summary>Base-10 logarithm of the complex multiply-adds, the unit of most published path costs.</summary>
    public double Log10MultiplyAdds => Log2MultiplyAdds * Math.Log10(2);

    /// <summary>
    /// Base-10 logarithm of the real floating-point operations, <see cref="FlopsPerMultiplyAdd"/> to a complex multiply-add.
    /// </summary>
    public double Log10Flops => Log10MultiplyAdds + Math.Log10(FlopsPerMultiplyAdd);

    /// <summary>Bytes of the largest tensor in single precision (8 bytes an entry).</summary>
    public double LargestIntermediateBytes => 8 * Math.Pow(2, Log2LargestIntermediate);
}
