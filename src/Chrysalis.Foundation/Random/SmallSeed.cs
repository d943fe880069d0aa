namespace Chrysalis.Foundation.Random;

/// <summary>
/// The 32-bit seeds of the experiments whose figures are recorded under them; everything else takes <see cref="Seed"/>.
/// The factors are the primes of xxHash (Collet).
/// </summary>
public static class SmallSeed
{
    /// <summary>The seed of the run <paramref name="index"/>; <paramref name="stream"/> keeps two experiments of one seed apart.</summary>
    public static int Of(int seed, int index, uint stream = 0) =>
        unchecked((int)(((uint)seed * 2654435761u) ^ ((uint)index * 2246822519u + stream)));
}
