namespace Chrysalis.Jobs.Tests;

internal sealed record CirclePart(long Inside, double Distances);
