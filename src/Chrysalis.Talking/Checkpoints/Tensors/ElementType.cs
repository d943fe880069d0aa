using static TorchSharp.torch;

namespace Chrysalis.Talking.Checkpoints.Tensors;

/// <summary>A type of numbers as the formats name it.</summary>
/// <param name="Name">PyTorch's name, for example <c>float32</c>.</param>
/// <param name="Bytes">Bytes a number.</param>
/// <param name="Torch">The type it is loaded as; null when this program's Torch has none.</param>
/// <param name="Safetensors">Its name in safetensors files, if any.</param>
/// <param name="Storage">Its storage class in PyTorch files, if any.</param>
internal sealed record ElementType(string Name, int Bytes, ScalarType? Torch, string? Safetensors, string? Storage)
{
    private static readonly ElementType[] All =
    [
        new("float64", 8, ScalarType.Float64, "F64", "DoubleStorage"),
        new("float32", 4, ScalarType.Float32, "F32", "FloatStorage"),
        new("float16", 2, ScalarType.Float16, "F16", "HalfStorage"),
        new("bfloat16", 2, ScalarType.BFloat16, "BF16", "BFloat16Storage"),
        new("int64", 8, ScalarType.Int64, "I64", "LongStorage"),
        new("int32", 4, ScalarType.Int32, "I32", "IntStorage"),
        new("int16", 2, ScalarType.Int16, "I16", "ShortStorage"),
        new("int8", 1, ScalarType.Int8, "I8", "CharStorage"),
        new("uint8", 1, ScalarType.Byte, "U8", "ByteStorage"),
        new("bool", 1, ScalarType.Bool, "BOOL", "BoolStorage"),
        new("complex64", 8, ScalarType.ComplexFloat32, null, "ComplexFloatStorage"),
        new("complex128", 16, ScalarType.ComplexFloat64, null, "ComplexDoubleStorage"),
        new("uint64", 8, null, "U64", null),
        new("uint32", 4, null, "U32", null),
        new("uint16", 2, null, "U16", null),
    ];

    /// <summary>Bytes of unknown meaning, until a tensor says.</summary>
    public static ElementType Untyped { get; } = new("untyped", 1, null, null, "UntypedStorage");

    /// <summary>True for floating point.</summary>
    public bool IsFloatingPoint => Name.Contains("float", StringComparison.Ordinal);

    /// <summary>The type of a name like <c>float32</c>, or null.</summary>
    public static ElementType? Named(string name) => Array.Find(All, type => type.Name == name);

    /// <summary>The type of a storage class like <c>FloatStorage</c>, or null.</summary>
    public static ElementType? OfStorage(string storage) =>
        storage == Untyped.Storage ? Untyped : Array.Find(All, type => type.Storage == storage);

    /// <summary>The type of a name like <c>F32</c>, which the header has checked.</summary>
    public static ElementType OfSafetensors(string name) => Array.Find(All, type => type.Safetensors == name)!;
}
