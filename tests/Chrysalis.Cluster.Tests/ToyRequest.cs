namespace Chrysalis.Cluster.Tests;

internal sealed record ToyRequest(ulong Seed, int Units);
