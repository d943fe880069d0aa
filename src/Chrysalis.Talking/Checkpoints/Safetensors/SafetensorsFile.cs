using System.Buffers.Binary;
using System.Text.Json;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Checkpoints.Safetensors;

/// <summary>Tensors by name in a safetensors file. Nothing in such a file is ever executed.</summary>
internal static class SafetensorsFile
{
    private static readonly Dictionary<string, ScalarType> Types = new()
    {
        ["F64"] = ScalarType.Float64,
        ["F32"] = ScalarType.Float32,
        ["F16"] = ScalarType.Float16,
        ["BF16"] = ScalarType.BFloat16,
        ["I64"] = ScalarType.Int64,
        ["I32"] = ScalarType.Int32,
        ["I16"] = ScalarType.Int16,
        ["I8"] = ScalarType.Int8,
        ["U8"] = ScalarType.Byte,
        ["BOOL"] = ScalarType.Bool,
        ["C64"] = ScalarType.ComplexFloat32,
    };

    /// <summary>Reads every tensor. The caller disposes them.</summary>
    /// <exception cref="CheckpointException">The file is missing or damaged.</exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        if (!File.Exists(path))
            throw new CheckpointException($"Weights file '{path}' does not exist.");
        TorchRuntime.RequireLibtorch();
        using FileStream stream = File.OpenRead(path);
        SafetensorsHeader header = SafetensorsHeader.Read(stream, path);
        var tensors = new Dictionary<string, Tensor>();
        foreach (SafetensorsEntry entry in header.Entries)
        {
            if (!Types.TryGetValue(entry.Type, out ScalarType type))
                throw new CheckpointException($"'{path}' holds tensor '{entry.Name}' of type '{entry.Type}', which Torch does not have.");
            Tensor tensor = empty(entry.Shape.ToArray(), type);
            stream.Position = header.DataOffset + entry.Begin;
            if (entry.End > entry.Begin)
                stream.ReadExactly(tensor.bytes);
            tensors.Add(entry.Name, tensor);
        }

        return tensors;
    }

    /// <summary>Writes tensors to a temporary file and moves it into place.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var header = new Dictionary<string, object>();
        if (metadata is not null)
            header["__metadata__"] = metadata;
        long offset = 0;
        foreach ((string name, Tensor tensor) in tensors)
        {
            string type = Types.First(pair => pair.Value == tensor.dtype).Key;
            long bytes = tensor.NumberOfElements * tensor.ElementSize;
            header[name] = new { dtype = type, shape = tensor.shape, data_offsets = new[] { offset, offset + bytes } };
            offset += bytes;
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        int padding = (8 - json.Length % 8) % 8;
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, json.Length + padding);
            stream.Write(length);
            stream.Write(json);
            stream.Write("        "u8[..padding]);
            foreach (Tensor tensor in tensors.Values)
            {
                using Tensor plain = tensor.detach().cpu().contiguous();
                if (plain.NumberOfElements > 0)
                    stream.Write(plain.bytes);
            }
        });
    }
}
