namespace Chrysalis.ToyJob;

internal sealed record DicePart(long[] Counts, double Logarithms);
