using System.Collections.Immutable;

namespace Chrysalis.Quantum.Stim;

/// <summary>
/// A noisy stabilizer circuit with detectors and observables, in the language of Stim. REPEAT blocks stay folded. Source: Gidney, "Stim: a
/// fast stabilizer circuit simulator", arXiv:2103.02202, and Stim's .stim format page. Read-only: may be shared between threads.
/// </summary>
public sealed class StimCircuit
{
    private readonly StimExtent extent;

    /// <summary>Creates a circuit from its instructions.</summary>
    /// <param name="instructions">The instructions in order.</param>
    /// <exception cref="StimFormatException">It counts past 2^63, or looks back to before its first measurement.</exception>
    public StimCircuit(IEnumerable<StimInstruction> instructions)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        Instructions = [.. instructions];
        try
        {
            extent = StimExtent.Of(Instructions);
        }
        catch (OverflowException)
        {
            throw new StimFormatException("The circuit counts past 2^63 measurements, detectors or targets: lower the REPEAT counts.");
        }
        if (extent.Missing > 0)
            throw new StimFormatException(
                $"The circuit looks back {extent.Missing} measurements past its first one: every rec[-k] needs k measurements before it.");
    }

    /// <summary>The instructions in order.</summary>
    public ImmutableArray<StimInstruction> Instructions { get; }

    /// <summary>Qubits, one more than the highest number mentioned.</summary>
    public int QubitCount => extent.Qubits;

    /// <summary>Sweep bits, one more than the highest number mentioned.</summary>
    public int SweepBitCount => extent.SweepBits;

    /// <summary>Measurement results a shot, every block unrolled.</summary>
    public long MeasurementCount => extent.Measurements;

    /// <summary>Detectors, every block unrolled.</summary>
    public long DetectorCount => extent.Detectors;

    /// <summary>Observables, one more than the highest number mentioned.</summary>
    public long ObservableCount => extent.Observables;

    /// <summary>TICKs, every block unrolled.</summary>
    public long TickCount => extent.Ticks;

    /// <summary>Targets and operations a shot, every block unrolled: how much work a shot is.</summary>
    internal long TargetCount => extent.Targets;

    /// <summary>How far back the farthest rec[-k] looks.</summary>
    internal int MaxLookback => extent.Lookback;

    /// <summary>Reads a circuit from text.</summary>
    /// <exception cref="StimFormatException">The text breaks the format; the message has line and column.</exception>
    public static StimCircuit Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(new StringReader(text));
    }

    /// <summary>Reads a circuit from a reader to its end.</summary>
    /// <exception cref="StimFormatException">The text breaks the format; the message has line and column.</exception>
    public static StimCircuit Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new(StimReader.Read(reader));
    }

    /// <summary>Reads a .stim file.</summary>
    /// <exception cref="StimFormatException">The text breaks the format; the message has line and column.</exception>
    public static StimCircuit ReadFile(string path)
    {
        using StreamReader reader = File.OpenText(path);
        return Read(reader);
    }

    /// <summary>Writes the circuit as Stim reads it.</summary>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        StimWriter.Write(Instructions, writer);
    }

    /// <summary>The circuit as text.</summary>
    public override string ToString()
    {
        var writer = new StringWriter();
        Write(writer);
        return writer.ToString();
    }
}
