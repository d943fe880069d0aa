namespace Chrysalis.Quantum.Resources;

/// <summary>A published estimate for hardware or codes that the model does not know; quoted, not modelled.</summary>
/// <param name="Name">Who and when.</param>
/// <param name="Task">What is computed.</param>
/// <param name="Qubits">Physical qubits.</param>
/// <param name="Seconds">Seconds; null where none is given.</param>
/// <param name="Source">Where, and on what hardware.</param>
public sealed record QuotedEstimate(string Name, string Task, double Qubits, double? Seconds, string Source)
{
    private const double Hour = 3600, Day = 86_400;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<QuotedEstimate> All { get; } =
    [
        new("Gouzien et al. 2023", "256-bit key", 126_133, 9 * Hour, "arXiv:2302.06639: cat qubits with repetition codes"),
        new("Webster et al. 2026", "RSA 2048", 100_000, null, "arXiv:2602.11457, upper bound: generalised bicycle codes, 1e-3, 1 us"),
        new(
            "Cain et al. 2026", "256-bit key", 26_000, 10 * Day,
            "arXiv:2603.28627: neutral atoms, high-rate codes, ten days as reported; 10,000 atoms at the least, slower"),
        new("Cain et al. 2026", "RSA 2048", 102_000, 97 * Day, "arXiv:2603.28627 as reported: neutral atoms, high-rate codes"),
    ];
}
