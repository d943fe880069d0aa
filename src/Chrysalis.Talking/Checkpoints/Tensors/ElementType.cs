using static TorchSharp.torch;

namespace Chrysalis.Talking.Checkpoints.Tensors;

/// <summary>A type of numbers as the formats name it.</summary>
/// <param name="Name">PyTorch's name, for example <c>float32</c>.</param>
/// <param name="Bytes">Bytes a number, at least 1.</param>
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
        new("complex64", 8, ScalarType.ComplexFloat32, "C64", "ComplexFloatStorage"),
        new("complex128", 16, ScalarType.ComplexFloat64, null, "ComplexDoubleStorage"),
        new("uint64", 8, null, "U64", null),
        new("uint32", 4, null, "U32", null),
        new("uint16", 2, null, "U16", null),
        new("float8_e4m3fn", 1, null, "F8_E4M3", null),
        new("float8_e5m2", 1, null, "F8_E5M2", null),
        new("float8_e8m0fnu", 1, null, "F8_E8M0", null),
        new("float8_e4m3fnuz", 1, null, "F8_E4M3FNUZ", null),
        new("float8_e5m2fnuz", 1, null, "F8_E5M2FNUZ", null),
        new("float6_e2m3", 1, null, "F6_E2M3", null) { Bits = 6 },
        new("float6_e3m2", 1, null, "F6_E3M2", null) { Bits = 6 },
        new("float4_e2m1", 1, null, "F4", null) { Bits = 4 },
    ];

    /// <summary>Every name in safetensors files.</summary>
    public static IEnumerable<string> SafetensorsNames => All.Select(type => type.Safetensors).OfType<string>();

    /// <summary>Bits a number: fewer than its bytes where numbers are packed.</summary>
    public int Bits { get; init; } = Bytes * 8;

    /// <summary>Bytes of unknown meaning, until a tensor says.</summary>
    public static ElementType Untyped { get; } = new("untyped", 1, null, null, "UntypedStorage");

    /// <summary>True for floating point.</summary>
    public bool IsFloatingPoint => Name.Contains("float", StringComparison.Ordinal);

    /// <summary>The type of a name like <c>float32</c>, or null.</summary>
    public static ElementType? Named(string name) => Array.Find(All, type => type.Name == name);

    /// <summary>The type of a storage class like <c>FloatStorage</c>, or null.</summary>
    public static ElementType? OfStorage(string storage) =>
        storage == Untyped.Storage ? Untyped : Array.Find(All, type => type.Storage == storage);

    /// <summary>The type of a name like <c>F32</c>, or null.</summary>
    public static ElementType? OfSafetensors(string name) => Array.Find(All, type => type.Safetensors == name);
}
