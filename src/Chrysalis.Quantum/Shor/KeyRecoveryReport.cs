namespace Chrysalis.Quantum.Shor;

/// <summary>Keys recovered on one curve.</summary>
public sealed record KeyRecoveryReport
{
    /// <summary>The field's prime.</summary>
    public required int Prime { get; init; }

    /// <summary>The group's prime order.</summary>
    public required int Order { get; init; }

    /// <summary>The base point P.</summary>
    public required CurvePoint Generator { get; init; }

    /// <summary>Seed of keys and measurements.</summary>
    public required int Seed { get; init; }

    /// <summary>Bits of each exponent.</summary>
    public required int ExponentBits { get; init; }

    /// <summary>Qubits with one recycled control: a compressed point and the control.</summary>
    public required int Qubits { get; init; }

    /// <summary>Qubits that two registers of exponents would need.</summary>
    public required int QubitsWithoutRecycling { get; init; }

    /// <summary>The keys; every one was found.</summary>
    public required IReadOnlyList<RecoveredKey> Keys { get; init; }

    /// <summary>Runs of all keys.</summary>
    public int RunCount => Keys.Sum(key => key.Runs.Count);

    /// <summary>Share of runs that were right.</summary>
    public double Success => (double)Keys.Count / RunCount;

    /// <summary>Lower end of its 95 % interval.</summary>
    public double SuccessLow => Statistics.WilsonInterval.Of(Keys.Count, RunCount).Low;

    /// <summary>Upper end.</summary>
    public double SuccessHigh => Statistics.WilsonInterval.Of(Keys.Count, RunCount).High;

    /// <summary>What theory expects, the mean over the keys.</summary>
    public double SuccessInTheory => Keys.Average(key => key.SuccessInTheory);

    /// <summary>The point addition in gates, by ascending size; empty when the field is too large to write it out.</summary>
    public required IReadOnlyList<PointAdditionCost> Additions { get; init; }
}
