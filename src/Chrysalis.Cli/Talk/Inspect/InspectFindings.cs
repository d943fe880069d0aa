using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Inspection;

namespace Chrysalis.Cli.Talk.Inspect;

/// <summary>What <c>talk inspect --json</c> prints.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format.</param>
/// <param name="FileBytes">Its size in bytes.</param>
/// <param name="Tensors">Tensors in all.</param>
/// <param name="Groups">Tensors by the part of the file they lie in.</param>
/// <param name="Networks">Networks that the tensors were held against.</param>
internal sealed record InspectFindings(
    string Path, string Format, long FileBytes, int Tensors, IReadOnlyList<GroupFindings> Groups, IReadOnlyList<NetworkFit> Networks)
{
    /// <summary>A report as it is printed.</summary>
    public static InspectFindings Of(CheckpointReport report) =>
        new(
            report.Path, report.Format, report.FileBytes, report.Groups.Sum(group => group.Tensors.Count),
            [.. report.Groups.Select(GroupFindings.Of)], report.Networks);
}
