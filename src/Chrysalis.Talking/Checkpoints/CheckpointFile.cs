using System.Text;
using Chrysalis.Talking.Checkpoints.PyTorch;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints;

/// <summary>Opens weights of any format. Nothing in a file is ever executed.</summary>
internal static class CheckpointFile
{
    /// <summary>Opens a file of any known format, recognised by its content.</summary>
    /// <exception cref="CheckpointException">The file is missing, damaged, of no known format or holds more than tensors.</exception>
    public static WeightsFile Open(string path)
    {
        MappedFile file = MappedFile.Open(path);
        try
        {
            byte[] start = file.ReadUpTo(0, 512);
            if (start.AsSpan().StartsWith("PK\x03\x04"u8))
                return PyTorchZip.Open(file);
            if (PyTorchLegacy.IsMagic(start))
                return PyTorchLegacy.Open(file);
            if (start.Length > 8 && start[8] == '{')
                return SafetensorsWeights.Open(file);
            throw new CheckpointException($"'{path}' is not a weights file: {Guess(start)}.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static string Guess(ReadOnlySpan<byte> start)
    {
        string text = Encoding.Latin1.GetString(start);
        if (text.TrimStart().StartsWith('<'))
            return "it is a web page, so the download went wrong; download it again";
        if (text.StartsWith("version https://git-lfs", StringComparison.Ordinal))
            return "it is a Git LFS pointer; fetch the file itself with 'git lfs pull'";
        if (start.Length > 262 && start.Slice(257, 5).SequenceEqual("ustar"u8))
            return "it is a tar archive; unpack it, or save a PyTorch file of before 2018 again with a newer PyTorch";
        if (start[0] == 0x80)
            return "it is a Python pickle that torch.save did not write; save a state_dict with torch.save";
        return "it is neither safetensors nor what torch.save writes";
    }
}
