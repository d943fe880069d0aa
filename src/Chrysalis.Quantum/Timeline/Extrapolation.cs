namespace Chrysalis.Quantum.Timeline;

/// <summary>The bare extrapolation of qubits, errors left aside, as the article made it.</summary>
/// <param name="Machine">What is reached.</param>
/// <param name="Qubits">Physical qubits of it.</param>
/// <param name="Doublings">Doublings from the start.</param>
/// <param name="YearEveryHalfYear">Date in years when qubits double every half year.</param>
/// <param name="YearEveryYear">Date in years when they double every year.</param>
/// <param name="YearEveryTwoYears">Date in years when they double every two years, Moore's pace.</param>
/// <param name="DoublingMonthsForTenYears">Months of a doubling with which it takes ten years.</param>
public sealed record Extrapolation(
    string Machine, double Qubits, double Doublings, double YearEveryHalfYear, double YearEveryYear, double YearEveryTwoYears,
    double DoublingMonthsForTenYears)
{
    /// <summary>Extrapolates from so many qubits at a date.</summary>
    public static Extrapolation From(double startYear, double startQubits, string machine, double qubits)
    {
        ArgumentNullException.ThrowIfNull(machine);
        double doublings = Math.Log2(qubits / startQubits);
        return new(
            machine, qubits, doublings, startYear + doublings / 2, startYear + doublings, startYear + 2 * doublings, 120 / doublings);
    }
}
