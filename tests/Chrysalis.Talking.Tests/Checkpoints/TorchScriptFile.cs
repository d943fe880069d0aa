using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Checkpoints;

/// <summary>
/// Writes TorchScript archives: modules within modules, named by the points in their tensors' names, and a program beside them.
/// </summary>
internal sealed class TorchScriptFile
{
    private readonly List<float[]> storages = [];

    /// <summary>Writes one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="root">The class of the outermost module, in <c>__torch__</c>.</param>
    /// <param name="code">The program that <c>code/__torch__.py</c> holds.</param>
    /// <param name="tensors">Tensors by name.</param>
    public static string Write(string path, string root, string code, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var script = new TorchScriptFile();
        byte[] pickle = script.Module(new HandmadePickle(), root, tensors).Stop();
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(zip, "data.pkl", pickle);
        Add(zip, "code/__torch__.py", Encoding.UTF8.GetBytes(code));
        Add(zip, "constants.pkl", new HandmadePickle().Code(")").Stop());
        for (int i = 0; i < script.storages.Count; i++)
            Add(zip, $"data/{i}", MemoryMarshal.AsBytes<float>(script.storages[i]));
        Add(zip, "version", "3\n"u8);
        return path;
    }

    private HandmadePickle Module(HandmadePickle pickle, string type, IReadOnlyDictionary<string, Tensor> tensors)
    {
        pickle.Global("__torch__", type).Code(")").Raw(0x81).Code("}(").String("training").Raw(0x89);
        foreach (IGrouping<string, KeyValuePair<string, Tensor>> member in tensors.GroupBy(pair => pair.Key.Split('.')[0]))
        {
            pickle.String(member.Key);
            if (member.First().Key == member.Key)
                Put(pickle, member.First().Value);
            else
                Module(pickle, "Part", member.ToDictionary(pair => pair.Key[(member.Key.Length + 1)..], pair => pair.Value));
        }

        return pickle.Code("ub");
    }

    private void Put(HandmadePickle pickle, Tensor value)
    {
        long[] stride = new long[value.shape.Length];
        for (long d = stride.Length - 1, step = 1; d >= 0; step *= value.shape[d--])
            stride[d] = step;
        storages.Add(value.detach().cpu().contiguous().reshape(-1).data<float>().ToArray());
        pickle.Global("torch._utils", "_rebuild_tensor_v2").Code("((").String("storage").Global("torch", "FloatStorage")
            .String($"{storages.Count - 1}").String("cpu").Integer(storages[^1].Length).Code("tQ")
            .Integer(0).Tuple(value.shape).Tuple(stride).Raw(0x88).Global("collections", "OrderedDict").Code(")RtR");
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using Stream entry = zip.CreateEntry("crema_script/" + name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }
}
