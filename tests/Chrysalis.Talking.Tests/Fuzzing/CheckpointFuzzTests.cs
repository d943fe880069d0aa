using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Families.DiffusedHeads.Official;
using Chrysalis.Talking.Tests.Checkpoints;
using Chrysalis.Talking.Tests.Families.DiffusedHeads;
using TorchSharp;

namespace Chrysalis.Talking.Tests.Fuzzing;

/// <summary>Damaged weights files are read or refused: no crash, no hang, no more memory than the file is worth.</summary>
public sealed class CheckpointFuzzTests
{
    private static readonly string[] Pickle =
    [
        "ctorch._utils\n_rebuild_tensor_v2\n", "ctorch\nFloatStorage\n", "ccollections\nOrderedDict\n", "cbuiltins\neval\n", "storage",
        "cpu",
        "\x80\x02", "\x8a\x08", "}", "(", "t", "R", "s", "u", "Q", "q\x01", "h\x01", "r\xff\xff\xff\xff", "j\xff\xff\xff\xff",
        "X\xff\xff\xff\x7f", ".",
        "b", "0", "2", "1", "]", "a", "e", "\x85", "\x86", "\x87", "N", "\x88", "K\x01", "M\xff\xff", "J\xff\xff\xff\xff",
    ];

    [Fact]
    public void Open_DamagedPyTorchFile_IsReadOrRefused() => Run(
        "pth", [.. ZipFixtures().Select(name => File.ReadAllBytes(Fixture.Path(name)))],
        ["PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "PK\x06\x06", "data.pkl", "data/0", "byteorder", "little", "big"]);

    [Fact]
    public void Open_DamagedLegacyPyTorchFile_IsReadOrRefused() => Run(
        "pth-legacy",
        [.. new[] { "evil_legacy.pth", "trained_legacy.pth", "types_legacy.pth", "views_legacy.pth" }
            .Select(name => File.ReadAllBytes(Fixture.Path(name)))],
        Pickle);

    /// <summary>The pickle alone is damaged and packed anew, so that no checksum of the archive stands before it.</summary>
    [Fact]
    public void Open_DamagedPickleInAWholeArchive_IsReadOrRefused()
    {
        using var file = new FuzzFile("pickle.pth");
        byte[][] pickles = [.. ZipFixtures().Select(Pickled).OfType<byte[]>()];
        Assert.True(pickles.Length >= 4);
        Fuzzer.Run(new("pickle", pickles, input => ReadAll(file.Hold(Archive(input))))
        {
            Tokens = [.. Pickle.Select(Encoding.Latin1.GetBytes)],
        });
    }

    /// <summary>
    /// The archive of a program: its objects are listed, and a network's sizes told of names and shapes; nothing is run.
    /// </summary>
    [Fact]
    public void Open_DamagedTorchScript_IsReadOrRefused()
    {
        using var file = new FuzzFile("script.pt");
        byte[][] pickles = [Pickled("script.pt")!, RepeatedNumbers.Of(UNetTensors.Of(DiffusedFiles.Small)).Stop()];
        Fuzzer.Run(new("torchscript", pickles, input =>
        {
            string path = file.Hold(Archive(input, isProgram: true));
            ReadAll(path);
            using WeightsFile weights = CheckpointFile.Open(path);
            UNetTensors.Of(UNetSizes.Of(StateDictionary.OfProgram(weights)));
        })
        {
            Tokens = [.. Pickle.Concat(Program).Select(Encoding.Latin1.GetBytes)],
        });
    }

    private static readonly string[] Program =
        ["c__torch__\nUNet\n", "c__torch__.torch.nn\nConv2d\n", ")\x81", "}(", "ub", "training", "input_blocks.", "weight", "\x88"];

    [Fact]
    public void Open_DamagedSafetensors_IsReadOrRefused() => Run("safetensors", Safetensors(), SafetensorsWords);

    [Fact]
    public void Read_DamagedSafetensorsAsTorchAndAsArrays_IsReadOrRefused()
    {
        using var file = new FuzzFile("weights.safetensors");
        Fuzzer.Run(new("safetensors-read", Safetensors(), input =>
        {
            string path = file.Hold(input);
            CheckpointException? refused = null;
            try
            {
                foreach (torch.Tensor tensor in SafetensorsFile.Read(path).Values)
                    tensor.Dispose();
            }
            catch (CheckpointException error)
            {
                refused = error;
            }

            SafetensorsArrays.Read(path);
            if (refused is not null)
                throw refused;
        })
        {
            Tokens = [.. SafetensorsWords.Select(Encoding.UTF8.GetBytes)],
        });
    }

    private static readonly string[] SafetensorsWords =
    [
        "__metadata__", "dtype", "F32", "F16", "BF16", "I64", "BOOL", "F8_E4M3", "shape", "data_offsets", "[0,16]", "[16,0]", "[-1,8]",
        "[9223372036854775807,9223372036854775807]", "[4,0]", "[]", "[0]", "{", "}", ",", ":", "null", "\"w\"", "1e2", "\\ud800",
    ];

    private static void Run(string name, IReadOnlyList<byte[]> seeds, IReadOnlyList<string> words)
    {
        using var file = new FuzzFile("stranger");
        Fuzzer.Run(new(name, seeds, input => ReadAll(file.Hold(input))) { Tokens = [.. words.Select(Encoding.Latin1.GetBytes)] });
    }

    private static void ReadAll(string path)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        // What is listed may be larger than the file, where views share numbers: inspecting never loads it.
        foreach (TensorInfo info in file.Tensors)
            if (info.Bytes <= 1 << 20)
                file.Load(info).Dispose();
    }

    private static IEnumerable<string> ZipFixtures() =>
        ["evil.pth", "parameter.pth", "several.tar", "trained.pth", "types.pth", "views.pth", "whole_model.pth"];

    private static byte[]? Pickled(string name)
    {
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(Fixture.Path(name));
            using Stream entry = zip.Entries.Single(entry => entry.Name == "data.pkl").Open();
            using var bytes = new MemoryStream();
            entry.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Archive(byte[] pickle, bool isProgram = false)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "a/data.pkl", pickle);
            foreach (string number in new[] { "0", "1", "2" })
                Add(zip, "a/data/" + number, new byte[64]);
            if (isProgram)
                Add(zip, "a/constants.pkl", new HandmadePickle().Code(")").Stop());
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using Stream entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }

    private static byte[][] Safetensors() =>
    [
        Safetensors("""{"w":{"dtype":"I8","shape":[1],"data_offsets":[0,1]},"w":{"dtype":"I8","shape":[1],"data_offsets":[1,2]}}""", 2),
        Safetensors(
            """{"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"b":{"dtype":"I64","shape":[1],"data_offsets":[16,24]}}""", 24),
        Safetensors("""{"__metadata__":{"format":"pt"},"x":{"dtype":"BF16","shape":[],"data_offsets":[0,2]}}      """, 2),
        Safetensors(
            """{"none":{"dtype":"F16","shape":[0,3],"data_offsets":[0,0]},"t":{"dtype":"BOOL","shape":[3],"data_offsets":[0,3]}}""", 3),
    ];

    private static byte[] Safetensors(string header, int data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header), length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. Enumerable.Range(0, data).Select(value => (byte)value)];
    }
}
