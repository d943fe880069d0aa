using System.IO.Compression;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Checkpoints;

/// <summary>Writes dictionaries of float32 tensors as torch.save does, in either format, beside a step and an optimiser.</summary>
internal sealed class TorchSave(bool legacy)
{
    private readonly List<float[]> storages = [];

    /// <summary>Writes named dictionaries; a name that is empty puts its tensors at the top.</summary>
    public static string Write(string path, bool legacy, params (string Group, IReadOnlyDictionary<string, Tensor> Tensors)[] groups)
    {
        var save = new TorchSave(legacy);
        byte[] pickle = save.Pickle(groups);
        using FileStream file = File.Create(path);
        if (legacy)
            save.WriteLegacy(file, pickle);
        else
            save.WriteZip(file, pickle);
        return path;
    }

    private byte[] Pickle((string Group, IReadOnlyDictionary<string, Tensor> Tensors)[] groups)
    {
        HandmadePickle pickle = new HandmadePickle().Code("}").String("global_step").Integer(400_000).Code("s");
        foreach ((string group, IReadOnlyDictionary<string, Tensor> tensors) in groups)
        {
            if (group.Length > 0)
                pickle.String(group).Global("collections", "OrderedDict").Code(")R");
            foreach ((string name, Tensor value) in tensors)
                Put(pickle.String(name), value).Code("s");
            if (group.Length > 0)
                pickle.Code("s");
        }

        pickle.String("optimizer_state_dict").Code("}").String("state").Code("}").Integer(0).Code("}").String("exp_avg");
        using Tensor moment = zeros(3);
        return Put(pickle, moment).Code("ssss").Stop();
    }

    private HandmadePickle Put(HandmadePickle pickle, Tensor value)
    {
        long[] stride = new long[value.shape.Length];
        for (long d = stride.Length - 1, step = 1; d >= 0; step *= value.shape[d--])
            stride[d] = step;
        storages.Add(value.detach().cpu().contiguous().reshape(-1).data<float>().ToArray());
        string key = $"{storages.Count - 1}";
        return pickle.Global("torch._utils", "_rebuild_tensor_v2").Code("((").String("storage").Global("torch", "FloatStorage")
            .String(key).String("cpu").Integer(storages[^1].Length).Code(legacy ? "NtQ" : "tQ")
            .Integer(0).Tuple(value.shape).Tuple(stride).Raw(0x89).Code("}tR");
    }

    private void WriteZip(FileStream file, byte[] pickle)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        Add("data.pkl", pickle);
        for (int i = 0; i < storages.Count; i++)
            Add($"data/{i}", MemoryMarshal.AsBytes<float>(storages[i]));
        Add("version", "3\n"u8);

        void Add(string name, ReadOnlySpan<byte> content)
        {
            using Stream entry = zip.CreateEntry("400000_head/" + name, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }
    }

    private void WriteLegacy(FileStream file, byte[] pickle)
    {
        file.Write([0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.']);
        file.Write(new HandmadePickle().Integer(1001).Stop());
        file.Write(new HandmadePickle().Code("}").String("little_endian").Raw(0x88).Code("s").Stop());
        file.Write(pickle);
        HandmadePickle keys = new HandmadePickle().Code("](");
        for (int i = 0; i < storages.Count; i++)
            keys.String($"{i}");
        file.Write(keys.Code("e").Stop());
        foreach (float[] storage in storages)
        {
            file.Write(BitConverter.GetBytes((long)storage.Length));
            file.Write(MemoryMarshal.AsBytes<float>(storage));
        }
    }
}
