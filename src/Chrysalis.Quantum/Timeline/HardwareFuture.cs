namespace Chrysalis.Quantum.Timeline;

/// <summary>One course that hardware may take.</summary>
/// <param name="StartYear">Date in years from which it grows.</param>
/// <param name="StartQubits">Physical qubits then.</param>
/// <param name="StartErrorRate">Physical error rate then.</param>
/// <param name="DoublingYears">Years in which the qubits double.</param>
/// <param name="HalvingYears">Years in which the error rate halves.</param>
/// <param name="ErrorFloor">The error rate never falls below this.</param>
/// <param name="SlowAboveQubits">Qubits above which doubling slows down.</param>
/// <param name="Slowdown">How many times slower it is then.</param>
internal sealed record HardwareFuture(
    double StartYear, double StartQubits, double StartErrorRate, double DoublingYears, double HalvingYears, double ErrorFloor,
    double SlowAboveQubits = double.PositiveInfinity, double Slowdown = 1)
{
    private const int Halvings = 50;

    /// <summary>Physical qubits of the best machine.</summary>
    /// <param name="year">Date in years.</param>
    public double QubitsAt(double year)
    {
        double doublings = (year - StartYear) / DoublingYears;
        double before = Math.Max(0, Math.Log2(SlowAboveQubits / StartQubits));
        return StartQubits * Math.Pow(2, doublings <= before ? doublings : before + (doublings - before) / Slowdown);
    }

    /// <summary>Its physical error rate.</summary>
    /// <param name="year">Date in years.</param>
    public double ErrorRateAt(double year) =>
        Math.Max(Math.Min(ErrorFloor, StartErrorRate), StartErrorRate * Math.Pow(2, -(year - StartYear) / HalvingYears));

    /// <summary>The first date in years at which qubits and error rate are good enough; infinite when not by the horizon.</summary>
    /// <param name="qubitsNeeded">Qubits needed at a date and error rate; infinite when no number suffices.</param>
    /// <param name="horizon">Date in years beyond which nothing is looked for.</param>
    public double Arrival(Func<double, double, double> qubitsNeeded, double horizon)
    {
        ArgumentNullException.ThrowIfNull(qubitsNeeded);
        if (!Suffices(horizon, qubitsNeeded))
            return double.PositiveInfinity;
        double low = StartYear, high = horizon;
        for (int i = 0; i < Halvings && high - low > 1e-4; i++)
        {
            double middle = (low + high) / 2;
            if (Suffices(middle, qubitsNeeded))
                high = middle;
            else
                low = middle;
        }

        return high;
    }

    private bool Suffices(double year, Func<double, double, double> qubitsNeeded) =>
        QubitsAt(year) >= qubitsNeeded(year, ErrorRateAt(year));
}
