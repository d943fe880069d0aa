using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>Some blocks of shots as they are written, with room that serves one unit after the other.</summary>
/// <param name="bits">Bits a shot.</param>
internal sealed class ShotUnit(int bits)
{
    /// <summary>A block of shots.</summary>
    public ShotTable Table { get; } = new(DetectionSampler.BlockShots, bits);

    /// <summary>What goes to the output.</summary>
    public MemoryStream Output { get; } = new();

    /// <summary>What goes to the file of observables.</summary>
    public MemoryStream Truths { get; } = new();

    /// <summary>Ones among the shots' bits, or detectors that fired.</summary>
    public long Ones { get; set; }

    /// <summary>Shots in which an observable flipped.</summary>
    public long FlippedShots { get; set; }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        Output.SetLength(0);
        Truths.SetLength(0);
        (Ones, FlippedShots) = (0, 0);
    }
}
