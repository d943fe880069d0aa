using Chrysalis.Talking.Checkpoints;

namespace Chrysalis.Talking.Models;

/// <summary>A family whose networks an inspection of a stranger's weights file looks for.</summary>
public interface IKnowsNetworks : ITalkingFamily
{
    /// <summary>Its networks; each is made only when a file looks like it.</summary>
    IReadOnlyList<KnownNetwork> Networks { get; }
}
