using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>A view of a storage, checked to lie within it.</summary>
internal sealed record PickledTensor(PickledStorage Storage, ElementType Type, long Offset, long[] Shape, long[] Stride)
{
    /// <summary>A view may repeat numbers (stride 0), but not turn a small file into a large tensor.</summary>
    private const long MaximumRepeatedBytes = 1 << 24;

    /// <summary>Count of numbers from the first to the last that the view shows.</summary>
    public long Span { get; private init; }

    /// <summary>Count of numbers that the view shows.</summary>
    public long Count { get; private init; }

    /// <summary>True when the numbers lie one after another, in the shape's order.</summary>
    public bool IsContiguous
    {
        get
        {
            long expected = 1;
            for (int i = Shape.Length - 1; i >= 0; i--)
            {
                if (Shape[i] != 1 && Stride[i] != expected)
                    return false;
                expected *= Shape[i];
            }

            return true;
        }
    }

    /// <summary>Checks a view.</summary>
    /// <exception cref="CheckpointException">It does not lie within its storage.</exception>
    public static PickledTensor Create(PickledStorage storage, ElementType type, long offset, long[] shape, long[] stride, string source)
    {
        long storageCount = storage.Count / (type.Bytes / storage.Type.Bytes);
        try
        {
            if (shape.Length == stride.Length && TensorShape.IsUsable(shape) && offset >= 0 && stride.All(step => step >= 0))
            {
                long count = shape.Aggregate(1L, (product, n) => product * n);
                long span = count == 0 ? 0 : checked(1 + shape.Zip(stride, (n, step) => checked((n - 1) * step)).Sum());
                bool fits = checked(offset + span) <= storageCount
                    && checked(count * type.Bytes) <= Math.Max(MaximumRepeatedBytes, storageCount * type.Bytes);
                if (fits)
                    return new(storage, type, offset, shape, stride) { Span = span, Count = count };
            }
        }
        catch (OverflowException)
        {
        }

        throw new CheckpointException($"'{source}' is damaged or hostile: a tensor of shape {TensorInfo.Text(shape.Take(8))} with strides "
            + $"{TensorInfo.Text(stride.Take(8))} from {offset} does not lie within its storage of {storageCount} numbers.");
    }
}
