namespace Chrysalis.Quantum.Stim;

/// <summary>
/// An instruction of Stim's circuit language, known by its name. Source: Stim's gate reference (v1.15). Read-only: may be shared between
/// threads.
/// </summary>
public sealed class StimGate
{
    internal StimGate(string name, StimGateKind kind, string steps, int leastArguments, int mostArguments, string[] aliases)
    {
        Name = name;
        Kind = kind;
        Aliases = aliases;
        Steps = CliffordStep.Parse(steps);
        LeastArguments = leastArguments;
        MostArguments = mostArguments;
        Basis = name.TrimStart('M', 'R') switch { "X" or "XX" => PauliBasis.X, "Y" or "YY" => PauliBasis.Y, _ => PauliBasis.Z };
    }

    /// <summary>Every instruction but REPEAT.</summary>
    public static IReadOnlyList<StimGate> All => StimGateTable.All;

    /// <summary>The name, in capitals.</summary>
    public string Name { get; }

    /// <summary>Other names for the same.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>What it does.</summary>
    public StimGateKind Kind { get; }

    /// <summary>Fewest numbers in parentheses.</summary>
    public int LeastArguments { get; }

    /// <summary>Most numbers in parentheses.</summary>
    public int MostArguments { get; }

    /// <summary>True when it puts results into the measurement record.</summary>
    public bool Measures => Kind is StimGateKind.Measure or StimGateKind.MeasureReset or StimGateKind.MeasureProduct
        or StimGateKind.MeasurePair or StimGateKind.Pad or StimGateKind.Heralded;

    /// <summary>True when its targets come in pairs.</summary>
    internal bool IsPaired => Kind is StimGateKind.TwoQubit or StimGateKind.FirstControls or StimGateKind.SecondControls
        or StimGateKind.EitherControls or StimGateKind.MeasurePair or StimGateKind.NoiseTwo;

    /// <summary>True when its arguments are probabilities.</summary>
    internal bool TakesProbabilities => Measures || Kind is StimGateKind.NoiseOne or StimGateKind.NoiseTwo or StimGateKind.Correlated;

    /// <summary>The gate as primitives in the order of time; empty for the identity and for what is no gate.</summary>
    internal CliffordStep[] Steps { get; }

    /// <summary>The basis of a measurement or reset.</summary>
    internal PauliBasis Basis { get; }

    /// <summary>Finds an instruction by one of its names, in any case; null when there is none.</summary>
    public static StimGate? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return StimGateTable.ByName.GetValueOrDefault(name);
    }

    /// <summary>The instruction of a name.</summary>
    /// <exception cref="QuantumException">There is none; the nearest is named.</exception>
    public static StimGate Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name) ?? throw new QuantumException(StimGateTable.Unknown(name));
    }

    /// <summary>How many results an operation with these targets puts into the record.</summary>
    internal int CountResults(IReadOnlyList<StimTarget> targets) => Kind switch
    {
        StimGateKind.MeasurePair => targets.Count / 2,
        StimGateKind.MeasureProduct => targets.Count - (2 * targets.Count(t => t.Kind == StimTargetKind.Combiner)),
        _ => Measures ? targets.Count : 0,
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
