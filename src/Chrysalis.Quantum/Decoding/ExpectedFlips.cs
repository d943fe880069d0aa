namespace Chrysalis.Quantum.Decoding;

/// <summary>
/// What flips in every shot as far as one can know: what errors of probability 1 flip, and observables that flip unseen and likelier
/// than not. Decoders explain how a shot differs from it.
/// </summary>
/// <param name="Detectors">Detectors, in order.</param>
/// <param name="Observables">Observables, lowest bit first.</param>
internal sealed record ExpectedFlips(int[] Detectors, ulong[] Observables);
