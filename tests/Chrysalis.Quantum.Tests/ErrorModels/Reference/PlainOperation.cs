using System.Globalization;

namespace Chrysalis.Quantum.Tests.ErrorModels.Reference;

/// <summary>An operation of Stim's language, as text and for the plain simulator.</summary>
/// <param name="Name">The gate.</param>
/// <param name="Arguments">The numbers in parentheses.</param>
/// <param name="Targets">The targets: qubits; for DETECTOR and OBSERVABLE_INCLUDE how far back; for E pairs of qubit and Pauli (X 1, Z 2).
/// </param>
internal sealed record PlainOperation(string Name, double[] Arguments, int[] Targets)
{
    public override string ToString()
    {
        string arguments = Arguments.Length == 0 ? ""
            : $"({string.Join(", ", Arguments.Select(a => a.ToString("R", CultureInfo.InvariantCulture)))})";
        IEnumerable<string> targets = Name switch
        {
            "DETECTOR" or "OBSERVABLE_INCLUDE" => Targets.Select(t => $"rec[-{t}]"),
            "CORRELATED_ERROR" or "ELSE_CORRELATED_ERROR" => Targets.Chunk(2).Select(t => $"{"?XZY"[t[1]]}{t[0]}"),
            _ => Targets.Select(t => t.ToString(CultureInfo.InvariantCulture)),
        };
        return $"{Name}{arguments} {string.Join(' ', targets)}";
    }
}
