using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Checkpoints.Tensors;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Checkpoints.Safetensors;

/// <summary>A safetensors file, its tensors read when asked for.</summary>
internal sealed class SafetensorsWeights : WeightsFile
{
    private readonly Dictionary<TensorInfo, long> offsets;

    private SafetensorsWeights(MappedFile file, Dictionary<TensorInfo, long> offsets) : base(file, "safetensors", [.. offsets.Keys]) =>
        this.offsets = offsets;

    /// <exception cref="CheckpointException">The file is damaged.</exception>
    public static SafetensorsWeights Open(MappedFile file)
    {
        using FileStream stream = File.OpenRead(file.Path);
        SafetensorsHeader header = SafetensorsHeader.Read(stream, file.Path);
        var offsets = new Dictionary<TensorInfo, long>(ReferenceEqualityComparer.Instance);
        foreach (SafetensorsEntry entry in header.Entries)
        {
            if (!TensorShape.IsUsable(entry.Shape))
                throw new CheckpointException(
                    $"'{file.Path}' is damaged: tensor '{Quoting.Quotable(entry.Name)}' has an impossible shape.");
            var info = new TensorInfo("", entry.Name, entry.Shape, ElementType.OfSafetensors(entry.Type)!.Name, entry.End - entry.Begin);
            offsets.Add(info, header.DataOffset + entry.Begin);
        }

        return new(file, offsets);
    }

    public override Tensor Load(TensorInfo info)
    {
        using Tensor numbers = ReadNumbers(ElementType.Named(info.Type)!, offsets[info], info.Count, info.FullName);
        return numbers.reshape([.. info.Shape]);
    }
}
