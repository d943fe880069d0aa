using System.IO.Compression;
using Chrysalis.Talking.Tests.Checkpoints;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk.Official;

/// <summary>Writes a checkpoint as SyncTalk's trainer does, instruction by instruction, with storages in a zip.</summary>
internal static class TrainerFile
{
    /// <summary>{epoch, mean_density, model: {the weights}, optimizer: {state}, ema: {shadow_params: [tensors]}}.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> model)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        var storages = new List<byte[]>();
        var pickle = new HandmadePickle();
        pickle.Code("}(").String("epoch").Integer(28).String("model").Global("collections", "OrderedDict").Code(")R(");
        foreach ((string name, Tensor value) in model)
            Add(pickle.String(name), storages, value);
        pickle.Code("u").String("optimizer").Code("}(").String("step");
        Add(pickle, storages, model.Values.First());
        pickle.Code("u").String("ema").Code("}(").String("shadow_params").Code("](");
        Add(pickle, storages, model.Values.First());
        Add(pickle, storages, model.Values.Last());
        pickle.Code("eu").String("stats").Code("}(").String("checkpoints").Code("](").String("/a/ngp_ep0027.pth").Code("euu");
        Entry(zip, "ngp/data.pkl", pickle.Stop());
        for (int i = 0; i < storages.Count; i++)
            Entry(zip, $"ngp/data/{i}", storages[i]);
    }

    private static void Add(HandmadePickle pickle, List<byte[]> storages, Tensor value)
    {
        string storage = value.dtype switch
        {
            ScalarType.Float32 => "FloatStorage",
            ScalarType.Int32 => "IntStorage",
            _ => "ByteStorage",
        };
        pickle.Global("torch._utils", "_rebuild_tensor_v2").Code("((").String("storage").Global("torch", storage)
            .String($"{storages.Count}").String("cuda:0").Integer(value.numel()).Code("tQ").Integer(0).Tuple(value.shape)
            .Tuple(value.contiguous().stride()).Raw(0x89).Global("collections", "OrderedDict").Code(")RtR");
        storages.Add(value.contiguous().bytes.ToArray());
    }

    private static void Entry(ZipArchive zip, string name, byte[] content)
    {
        using Stream entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }
}
