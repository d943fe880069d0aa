namespace Chrysalis.Jobs.Tests;

internal sealed record CircleRequest(ulong Seed, IReadOnlyList<string> Names, int UnitsEach);
