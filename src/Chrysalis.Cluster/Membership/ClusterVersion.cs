using Chrysalis.Foundation.Text;

namespace Chrysalis.Cluster.Membership;

/// <summary>The version that all of a cluster must have in common: of another one the same seeds might give other numbers.</summary>
internal static class ClusterVersion
{
    /// <summary>This program's.</summary>
    public static string Own { get; } = ProgramVersion.Released;
}
