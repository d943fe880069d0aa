namespace Chrysalis.Jobs.Tests;

internal sealed record CircleResult(long Parts, long Inside, double Distances);
