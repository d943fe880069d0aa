using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Inspection;

namespace Chrysalis.Cli.Talk.Inspect;

/// <summary>A part of a weights file.</summary>
/// <param name="Name">Its name; empty for the whole file.</param>
/// <param name="Parameters">Numbers in it.</param>
/// <param name="Bytes">Their size in bytes.</param>
/// <param name="Tensors">Its tensors.</param>
internal sealed record GroupFindings(string Name, long Parameters, long Bytes, IReadOnlyList<TensorFindings> Tensors)
{
    /// <summary>A group as it is printed.</summary>
    public static GroupFindings Of(TensorGroup group) =>
        new(
            group.Name, group.Parameters, group.Bytes,
            [.. group.Tensors.Select(info => new TensorFindings(NameIn(group, info), info.Shape, info.Type, info.Bytes))]);

    /// <summary>A tensor's name within its group.</summary>
    public static string NameIn(TensorGroup group, TensorInfo info) =>
        group.Name.Length == 0 ? info.FullName : info.FullName[(group.Name.Length + 1)..];
}
