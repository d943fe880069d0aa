namespace Chrysalis.Cluster.Greetings;

/// <summary>What one side of a greeting knows.</summary>
/// <param name="Secret">The secret of the cluster; null where it has none.</param>
/// <param name="Version">The version of the program, at most <see cref="Hello.MostVersion"/> characters.</param>
internal sealed record GreetingTerms(ClusterSecret? Secret, string Version)
{
    /// <summary>How long the other side may take in all.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}
