using System.Text;
using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>
/// What torch.save writes since version 1.6, and TorchScript programs: a zip archive of one folder with <c>data.pkl</c>, which
/// names storages, and <c>data/KEY</c>, their numbers (source: torch/serialization.py and caffe2/serialize of PyTorch 2.x).
/// </summary>
internal static class PyTorchZip
{
    private const long MaximumPickleBytes = 1 << 26;

    /// <exception cref="CheckpointException">The archive is damaged, hostile or no checkpoint.</exception>
    public static PyTorchWeights Open(MappedFile file)
    {
        ZipDirectory zip = ZipDirectory.Read(file);
        string pickle = zip.Names.FirstOrDefault(name => name == "data.pkl"
            || (name.EndsWith("/data.pkl", StringComparison.Ordinal) && name.IndexOf('/', StringComparison.Ordinal) == name.Length - 9))
            ?? throw new CheckpointException($"'{file.Path}' is a zip archive without data.pkl, so torch.save did not write it; "
                + "unpack it and give the weights file inside.");
        string folder = pickle[..^"data.pkl".Length];
        RefuseBigEndian(file, zip, folder + "byteorder");
        bool script = zip.Names.Any(
            name => name == folder + "constants.pkl" || name.StartsWith(folder + "code/", StringComparison.Ordinal));

        (long offset, long bytes) = zip.Locate(pickle);
        if (bytes > MaximumPickleBytes)
            throw new CheckpointException($"'{file.Path}' is damaged or hostile: its data.pkl has {bytes} bytes, where a checkpoint's has "
                + $"at most {MaximumPickleBytes}.");
        object? root = new Unpickler(new PickleBytes(file, offset, offset + bytes), new PickleCalls(file.Path, script), file.Path).Run();
        return PyTorchWeights.Create(file, script ? "TorchScript" : "PyTorch (zip)", script, root, Locate);

        StorageSpan Locate(PickledStorage storage)
        {
            (long at, long length) = zip.Locate($"{folder}data/{storage.Key}");
            return new(at, length);
        }
    }

    private static void RefuseBigEndian(MappedFile file, ZipDirectory zip, string name)
    {
        if (!zip.Names.Contains(name))
            return;
        (long offset, long bytes) = zip.Locate(name);
        string order = Encoding.ASCII.GetString(file.ReadUpTo(offset, (int)Math.Min(bytes, 16)));
        if (order != "little")
            throw new CheckpointException($"'{file.Path}' has the byte order '{Quoting.Quotable(order)}'; only 'little' is read: "
                + "save it on a usual (little-endian) machine.");
    }
}
