namespace Chrysalis.Quantum.Stim;

/// <summary>All instructions. A Clifford gate is given by its steps in the order of time; global phases do not matter.</summary>
internal static class StimGateTable
{
    private const int Any = int.MaxValue;

    public static IReadOnlyList<StimGate> All { get; } =
    [
        .. OneQubitGates(), .. TwoQubitGates(), .. Measurements(), .. Noise(), .. Annotations(),
    ];

    public static IReadOnlyDictionary<string, StimGate> ByName { get; } = All
        .SelectMany(gate => gate.Aliases.Prepend(gate.Name).Select(name => (name, gate)))
        .ToDictionary(pair => pair.name, pair => pair.gate, StringComparer.OrdinalIgnoreCase);

    /// <summary>One sentence that names the nearest instruction.</summary>
    public static string Unknown(string name)
    {
        string nearest = ByName.Keys.Append("REPEAT").OrderBy(known => Distance(name.ToUpperInvariant(), known))
            .ThenBy(known => known, StringComparer.Ordinal).First();
        return $"'{(name.Length > 40 ? name[..40] + "..." : name)}' is not an instruction: did you mean '{nearest}'?";
    }

    private static StimGate[] OneQubitGates() =>
    [
        One("I", ""), One("X", "X0"), One("Y", "X0 Z0"), One("Z", "Z0"),
        One("H", "H0", "H_XZ"), One("H_XY", "X0 S0"), One("H_YZ", "H0 S0 H0 Z0"),
        One("H_NXY", "X0 S0 Z0"), One("H_NXZ", "H0 X0 Z0"), One("H_NYZ", "H0 S0 H0 Z0 X0"),
        One("S", "S0", "SQRT_Z"), One("S_DAG", "S0 Z0", "SQRT_Z_DAG"),
        One("SQRT_X", "H0 S0 H0"), One("SQRT_X_DAG", "H0 S0 Z0 H0"),
        One("SQRT_Y", "Z0 H0"), One("SQRT_Y_DAG", "H0 Z0"),
        One("C_XYZ", "S0 Z0 H0"), One("C_NXYZ", "S0 Z0 H0 Z0"), One("C_XNYZ", "S0 Z0 H0 X0"), One("C_XYNZ", "S0 Z0 H0 X0 Z0"),
        One("C_ZYX", "H0 S0"), One("C_NZYX", "H0 S0 X0"), One("C_ZNYX", "H0 S0 Z0"), One("C_ZYNX", "H0 S0 X0 Z0"),
    ];

    private static StimGate[] TwoQubitGates() =>
    [
        Two("II", ""), Two("SWAP", "SWAP01"), Two("ISWAP", "S0 S1 CZ01 SWAP01"), Two("ISWAP_DAG", "S0 Z0 S1 Z1 CZ01 SWAP01"),
        Two("CXSWAP", "CX01 SWAP01"), Two("SWAPCX", "SWAP01 CX01"), Two("CZSWAP", "CZ01 SWAP01", "SWAPCZ"),
        Two("SQRT_ZZ", "S0 S1 CZ01"), Two("SQRT_ZZ_DAG", "S0 Z0 S1 Z1 CZ01"),
        Two("SQRT_XX", "H0 H1 S0 S1 CZ01 H0 H1"), Two("SQRT_XX_DAG", "H0 H1 S0 Z0 S1 Z1 CZ01 H0 H1"),
        Two("SQRT_YY", "S0 Z0 H0 S1 Z1 H1 S0 S1 CZ01 H0 S0 H1 S1"), Two("SQRT_YY_DAG", "S0 Z0 H0 S1 Z1 H1 S0 Z0 S1 Z1 CZ01 H0 S0 H1 S1"),
        Two("XCX", "H0 CX01 H0"), Two("XCY", "H0 S1 Z1 CX01 S1 H0"), Two("YCX", "H1 S0 Z0 CX10 S0 H1"),
        Two("YCY", "S0 Z0 S1 Z1 H0 CX01 H0 S0 S1"),
        new("CX", StimGateKind.FirstControls, "CX01", 0, 0, ["ZCX", "CNOT"]),
        new("CY", StimGateKind.FirstControls, "S1 Z1 CX01 S1", 0, 0, ["ZCY"]),
        new("CZ", StimGateKind.EitherControls, "CZ01", 0, 0, ["ZCZ"]),
        new("XCZ", StimGateKind.SecondControls, "CX10", 0, 0, []), new("YCZ", StimGateKind.SecondControls, "S0 Z0 CX10 S0", 0, 0, []),
        new("SPP", StimGateKind.PhaseProduct, "S0", 0, 0, []), new("SPP_DAG", StimGateKind.PhaseProduct, "S0 Z0", 0, 0, []),
    ];

    private static StimGate[] Measurements() =>
    [
        Other("M", StimGateKind.Measure, 0, 1, "MZ"), Other("MX", StimGateKind.Measure, 0, 1), Other("MY", StimGateKind.Measure, 0, 1),
        Other("MR", StimGateKind.MeasureReset, 0, 1, "MRZ"), Other("MRX", StimGateKind.MeasureReset, 0, 1),
        Other("MRY", StimGateKind.MeasureReset, 0, 1), Other("R", StimGateKind.Reset, 0, 0, "RZ"), Other("RX", StimGateKind.Reset, 0, 0),
        Other("RY", StimGateKind.Reset, 0, 0), Other("MXX", StimGateKind.MeasurePair, 0, 1), Other("MYY", StimGateKind.MeasurePair, 0, 1),
        Other("MZZ", StimGateKind.MeasurePair, 0, 1), Other("MPP", StimGateKind.MeasureProduct, 0, 1),
        Other("MPAD", StimGateKind.Pad, 0, 1),
    ];

    private static StimGate[] Noise() =>
    [
        Other("X_ERROR", StimGateKind.NoiseOne, 1, 1), Other("Y_ERROR", StimGateKind.NoiseOne, 1, 1),
        Other("Z_ERROR", StimGateKind.NoiseOne, 1, 1), Other("DEPOLARIZE1", StimGateKind.NoiseOne, 1, 1),
        Other("DEPOLARIZE2", StimGateKind.NoiseTwo, 1, 1), Other("PAULI_CHANNEL_1", StimGateKind.NoiseOne, 3, 3),
        Other("PAULI_CHANNEL_2", StimGateKind.NoiseTwo, 15, 15), Other("E", StimGateKind.Correlated, 1, 1, "CORRELATED_ERROR"),
        Other("ELSE_CORRELATED_ERROR", StimGateKind.Correlated, 1, 1), Other("HERALDED_ERASE", StimGateKind.Heralded, 1, 1),
        Other("HERALDED_PAULI_CHANNEL_1", StimGateKind.Heralded, 4, 4), Other("I_ERROR", StimGateKind.NoiseOne, 0, Any),
        Other("II_ERROR", StimGateKind.NoiseTwo, 0, Any),
    ];

    private static StimGate[] Annotations() =>
    [
        Other("TICK", StimGateKind.Annotation, 0, 0), Other("QUBIT_COORDS", StimGateKind.Annotation, 0, Any),
        Other("SHIFT_COORDS", StimGateKind.Annotation, 0, Any), Other("DETECTOR", StimGateKind.Detector, 0, Any),
        Other("OBSERVABLE_INCLUDE", StimGateKind.Observable, 1, 1),
    ];

    private static StimGate One(string name, string steps, params string[] aliases) =>
        new(name, StimGateKind.OneQubit, steps, 0, 0, aliases);

    private static StimGate Two(string name, string steps, params string[] aliases) =>
        new(name, StimGateKind.TwoQubit, steps, 0, 0, aliases);

    private static StimGate Other(string name, StimGateKind kind, int least, int most, params string[] aliases) =>
        new(name, kind, "", least, most, aliases);

    /// <summary>Edits between two names; long ones are cut, they are no names.</summary>
    private static int Distance(string given, string known)
    {
        given = given.Length > 40 ? given[..40] : given;
        int[] row = [.. Enumerable.Range(0, known.Length + 1)];
        for (int i = 1; i <= given.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= known.Length; j++)
                (diagonal, row[j]) =
                    (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (given[i - 1] == known[j - 1] ? 0 : 1)));
        }
        return row[known.Length];
    }
}
