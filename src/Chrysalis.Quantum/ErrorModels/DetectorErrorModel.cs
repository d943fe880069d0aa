using System.Collections.Immutable;

namespace Chrysalis.Quantum.ErrorModels;

/// <summary>
/// Which independent errors flip which detectors and observables: Stim's detector error model. Repeat blocks stay folded. Source: Gidney,
/// "Stim: a fast stabilizer circuit simulator", arXiv:2103.02202, and Stim's .dem format page. Read-only: may be shared between threads.
/// </summary>
public sealed class DetectorErrorModel
{
    /// <summary>Creates a model from its instructions.</summary>
    /// <param name="instructions">The instructions in order.</param>
    /// <exception cref="StimFormatException">The model counts past 2^63 detectors or errors.</exception>
    public DetectorErrorModel(IEnumerable<DemInstruction> instructions)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        Instructions = [.. instructions];
        try
        {
            DemExtent extent = DemExtent.Of(Instructions);
            DetectorCount = extent.Detectors;
            ObservableCount = extent.Observables;
            ErrorCount = extent.Errors;
        }
        catch (OverflowException)
        {
            throw new StimFormatException("The model counts past 2^63 detectors or errors: lower the repeat counts.");
        }
    }

    /// <summary>The instructions in order.</summary>
    public ImmutableArray<DemInstruction> Instructions { get; }

    /// <summary>Detectors, one more than the highest number mentioned.</summary>
    public long DetectorCount { get; }

    /// <summary>Observables, one more than the highest number mentioned.</summary>
    public long ObservableCount { get; }

    /// <summary>Errors with every repeat block unrolled.</summary>
    public long ErrorCount { get; }

    /// <summary>Reads a model from text.</summary>
    /// <exception cref="StimFormatException">The text breaks the format; the message has line and column.</exception>
    public static DetectorErrorModel Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(new StringReader(text));
    }

    /// <summary>Reads a model from a reader to its end.</summary>
    /// <exception cref="StimFormatException">The text breaks the format; the message has line and column.</exception>
    public static DetectorErrorModel Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new(DemReader.Read(reader));
    }

    /// <summary>Reads a .dem file.</summary>
    /// <exception cref="StimFormatException">The text breaks the format; the message has line and column.</exception>
    public static DetectorErrorModel ReadFile(string path)
    {
        using StreamReader reader = File.OpenText(path);
        return Read(reader);
    }

    /// <summary>Writes the model as Stim reads it.</summary>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        DemWriter.Write(Instructions, writer);
    }

    /// <summary>The model as text.</summary>
    public override string ToString()
    {
        var writer = new StringWriter();
        Write(writer);
        return writer.ToString();
    }

    /// <summary>Calls back for every error, blocks unrolled one error at a time, detector numbers absolute.</summary>
    /// <param name="visit">Receives the probability and the targets; the span is valid during the call only.</param>
    public void ForEachError(DemErrorVisitor visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        new DemFlattener(visit).Visit(Instructions);
    }

    /// <summary>Absolute coordinates of the declared detectors.</summary>
    /// <param name="limit">Most detectors to list.</param>
    /// <exception cref="DecodingException">The model has more detectors than <paramref name="limit"/>.</exception>
    public IReadOnlyDictionary<long, double[]> DetectorCoordinates(int limit = 1 << 24)
        => DetectorCount <= limit
            ? DemCoordinates.Of(Instructions)
            : throw new DecodingException($"The model has {DetectorCount} detectors; coordinates are listed for at most {limit}.");
}
