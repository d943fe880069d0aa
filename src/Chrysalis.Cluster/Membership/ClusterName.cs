namespace Chrysalis.Cluster.Membership;

/// <summary>What silos and those who ask call the cluster among themselves.</summary>
internal static class ClusterName
{
    /// <summary>The name.</summary>
    public const string Value = "chrysalis";
}
