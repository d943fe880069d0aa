namespace Chrysalis.Quantum.Mining.Races;

/// <summary>What one miner won in a race.</summary>
/// <param name="Name">The miner.</param>
/// <param name="Accepted">Its blocks in the chain.</param>
/// <param name="Found">Blocks it found.</param>
/// <param name="Share">Its share of the chain's blocks.</param>
/// <param name="Low">Lower end of the share's 95 % interval (Wilson; blocks taken as independent).</param>
/// <param name="High">Upper end.</param>
public sealed record MinerShare(string Name, long Accepted, long Found, double Share, double Low, double High);
