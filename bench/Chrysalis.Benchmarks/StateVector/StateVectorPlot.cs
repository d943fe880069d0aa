using Chrysalis.Reports.Pictures;

namespace Chrysalis.Benchmarks.StateVector;

/// <summary>The picture of the benchmark <c>statevector</c>: seconds over qubits, beside qsim's.</summary>
internal static class StateVectorPlot
{
    /// <param name="results">Processor seconds of a thread by threads and qubits.</param>
    /// <param name="qsim">Seconds of qsim by qubits, on one thread and on two.</param>
    public static byte[] Draw(
        IReadOnlyList<(int Threads, int Qubits, double Seconds)> results, IReadOnlyDictionary<int, (double One, double Two)> qsim)
    {
        var series = new List<Series>();
        foreach (IGrouping<int, (int Threads, int Qubits, double Seconds)> own in results.GroupBy(result => result.Threads))
        {
            string threads = own.Key == 1 ? "1 thread" : $"{own.Key} threads";
            series.Add(new(
                $"this simulator, {threads}", [.. own.Select(result => (double)result.Qubits)],
                [.. own.Select(result => Math.Log10(result.Seconds))]));
            if (own.Key <= 2)
                series.Add(new(
                    $"qsim, {threads}", [.. qsim.Keys.Select(qubits => (double)qubits)],
                    [.. qsim.Values.Select(time => Math.Log10(own.Key == 1 ? time.One : time.Two))]));
        }

        return Plots.Lines("qubits", "log10 of seconds", series);
    }
}
