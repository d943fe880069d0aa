using System.Runtime.InteropServices;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.Safetensors;

/// <summary>Reads the floating-point tensors of a safetensors file without Torch, so that a small model is ready in no time.</summary>
internal static class SafetensorsArrays
{
    private const long MostBytes = 1L << 30;

    /// <summary>Reads all tensors of type F32, F16 and BF16 in single precision; others are left out.</summary>
    /// <exception cref="CheckpointException">The file is missing, damaged or larger than a gibibyte.</exception>
    public static Dictionary<string, FloatArray> Read(string path)
    {
        if (!File.Exists(path))
            throw new CheckpointException($"Weights file '{path}' does not exist.");
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > MostBytes)
            throw new CheckpointException($"Weights file '{path}' has {stream.Length} bytes; at most {MostBytes} are read at once.");
        SafetensorsHeader header = SafetensorsHeader.Read(stream, path);
        var arrays = new Dictionary<string, FloatArray>();
        foreach (SafetensorsEntry entry in header.Entries)
        {
            if (entry.Type is not ("F32" or "F16" or "BF16"))
                continue;
            byte[] bytes = GC.AllocateUninitializedArray<byte>(checked((int)(entry.End - entry.Begin)));
            stream.Position = header.DataOffset + entry.Begin;
            stream.ReadExactly(bytes);
            arrays.Add(entry.Name, new([.. entry.Shape], Convert(bytes, entry.Type)));
        }

        return arrays;
    }

    private static float[] Convert(byte[] bytes, string type)
    {
        if (type == "F32")
            return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        ReadOnlySpan<ushort> words = MemoryMarshal.Cast<byte, ushort>(bytes);
        float[] values = GC.AllocateUninitializedArray<float>(words.Length);
        if (type == "F16")
            HalfNumbers.Widen(words, values);
        else
            for (int i = 0; i < values.Length; i++)
                values[i] = BitConverter.UInt32BitsToSingle((uint)words[i] << 16);
        return values;
    }
}
