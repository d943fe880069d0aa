using System.Buffers.Binary;
using System.Text.Json;

namespace Chrysalis.Talking.Onnx.Tfjs;

/// <summary>
/// Decodes a weight group: tensors one after another, little-endian, float32 or int32,
/// or quantised to uint8 or uint16 (value = stored * scale + min) or to float16.
/// </summary>
internal static class TfjsWeights
{
    public static void Read(JsonElement group, ReadOnlySpan<byte> bytes, Dictionary<string, TfjsTensor> constants)
    {
        int offset = 0;
        foreach (JsonElement weight in group.GetProperty("weights").EnumerateArray())
        {
            string name = weight.GetProperty("name").GetString() ?? throw new FormatException("a weight has no name");
            int[] shape = [.. weight.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
            var (read, width) = Decoder(weight, name);
            int count = 1;
            foreach (int size in shape)
                count = checked(count * (size >= 0 ? size : throw new FormatException($"the weight '{name}' has a negative size")));
            if (count > (bytes.Length - offset) / width)
                throw new FormatException($"the weights end inside '{name}'");

            float[] values = new float[count];
            for (int i = 0; i < count; i++, offset += width)
                values[i] = read(bytes[offset..]);
            constants[name] = new(shape, values);
        }
    }

    private delegate float ReadElement(ReadOnlySpan<byte> bytes);

    private static (ReadElement Read, int Width) Decoder(JsonElement weight, string name)
    {
        string type = weight.GetProperty("dtype").GetString()!;
        if (!weight.TryGetProperty("quantization", out JsonElement quantization))
            return type switch
            {
                "float32" => (BinaryPrimitives.ReadSingleLittleEndian, 4),
                "int32" => (bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes), 4),
                _ => throw new FormatException($"the weight '{name}' has the unknown type '{type}'"),
            };

        string stored = quantization.GetProperty("dtype").GetString()!;
        if (stored == "float16")
            return (bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes), 2);

        float scale = quantization.GetProperty("scale").GetSingle();
        float min = quantization.GetProperty("min").GetSingle();
        return stored switch
        {
            "uint8" => (bytes => bytes[0] * scale + min, 1),
            "uint16" => (bytes => BinaryPrimitives.ReadUInt16LittleEndian(bytes) * scale + min, 2),
            _ => throw new FormatException($"the weight '{name}' is stored as the unknown type '{stored}'"),
        };
    }
}
