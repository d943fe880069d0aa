namespace Chrysalis.ToyJob;

internal sealed record DiceRequest(ulong Seed, int Units);
