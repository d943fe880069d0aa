namespace Chrysalis.Quantum.Shots;

/// <summary>What the bits of a shot are: measurements, then detectors, then observables.</summary>
public readonly record struct ShotLayout
{
    /// <summary>The most bits that a shot may have.</summary>
    public const int MaxBits = 1 << 30;

    /// <summary>Creates a layout.</summary>
    /// <param name="measurements">Measurement bits, at least 0.</param>
    /// <param name="detectors">Detector bits, at least 0.</param>
    /// <param name="observables">Observable bits, at least 0.</param>
    /// <exception cref="StimFormatException">A count is negative or the shot is longer than <see cref="MaxBits"/>.</exception>
    public ShotLayout(int measurements, int detectors, int observables)
    {
        if (measurements < 0 || detectors < 0 || observables < 0 || (long)measurements + detectors + observables > MaxBits)
            throw new StimFormatException(
                $"A shot of {measurements} + {detectors} + {observables} bits is not supported: 0 to {MaxBits} are.");
        (Measurements, Detectors, Observables) = (measurements, detectors, observables);
    }

    /// <summary>Measurement bits, written M0, M1, ... in the dets format.</summary>
    public int Measurements { get; }

    /// <summary>Detector bits, written D0, D1, ...</summary>
    public int Detectors { get; }

    /// <summary>Observable bits, written L0, L1, ...</summary>
    public int Observables { get; }

    /// <summary>Bits a shot.</summary>
    public int Bits => Measurements + Detectors + Observables;

    /// <summary>64-bit words that hold a shot.</summary>
    public int Words => (Bits + 63) / 64;
}
