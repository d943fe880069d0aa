using System.Globalization;
using Chrysalis.Foundation.Random;

namespace Chrysalis.Quantum.MemoryExperiment.Counting;

/// <summary>One setting of a memory experiment.</summary>
/// <param name="Distance">Distance d of the code, odd.</param>
/// <param name="Rounds">Cycles of syndrome extraction a shot.</param>
/// <param name="Basis">Z or X: which logical state is kept.</param>
/// <param name="Noise">The noise: uniform, si1000 or willow.</param>
/// <param name="Probability">The noise's physical error rate; the factor on the budget for willow.</param>
/// <param name="Decoder">The decoder's name: of <see cref="Decoding.Streams.DecoderKind.All"/>, or of one's own.</param>
/// <param name="IsBurst">True for shots that a burst hits.</param>
public sealed record MemorySetting(
    int Distance, int Rounds, char Basis, string Noise, double Probability, string Decoder, bool IsBurst = false)
{
    /// <summary>The code, one of <see cref="MemoryNames.Codes"/>.</summary>
    public string Code { get; init; } = MemoryNames.Surface;

    /// <summary>Data and measurement qubits of the code.</summary>
    internal int Qubits => Code == MemoryNames.Surface ? (2 * Distance * Distance) - 1 : (2 * Distance) - 1;

    /// <summary>Detection events a shot, about: the work is proportional to them.</summary>
    internal double Events =>
        Distance * Distance * Rounds * (Noise.StartsWith(MemoryNames.Willow, StringComparison.Ordinal) ? 0.01 : Probability);

    /// <summary>The setting as a short key: of the state file, and of the random numbers, which depend on nothing else.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture,
        $"{(Code == MemoryNames.Surface ? "" : Code + " ")}d{Distance} r{Rounds} {Basis} {Noise} p{Probability} {Decoder}"
            + $"{(IsBurst ? " burst" : "")}");

    /// <summary>The seed of this setting's shots. Shots do not depend on the decoder: decoders are compared on the same ones.</summary>
    internal ulong Seed(ulong seed) => NameHash.Of((this with { Decoder = "" }).Key, seed);
}
