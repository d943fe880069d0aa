using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Quantum.Timeline;

/// <summary>
/// The physical qubits a published machine needs at any error rate by the model, whichever factory is cheapest there;
/// tabulated once, then interpolated in the logarithms.
/// </summary>
internal sealed class QubitRequirement
{
    private const int PerDecade = 24;
    private const double LowestErrorRate = 1e-5, HighestErrorRate = 1e-2;

    private static readonly Lazy<IReadOnlyList<QubitRequirement>> Tables = new(
        () => [.. PublishedEstimates.All.AsParallel().AsOrdered().Select(one => new QubitRequirement(one))]);

    private readonly double[] logQubits;

    /// <summary>Tabulates an estimate; distances, factories and time are those that the error rate asks for.</summary>
    public QubitRequirement(PublishedEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        Estimate = estimate;
        int last = (int)Math.Round(PerDecade * Math.Log10(HighestErrorRate / LowestErrorRate));
        logQubits = new double[last + 1];
        for (int i = 0; i <= last; i++)
            logQubits[i] = Math.Log(Needed(estimate, LowestErrorRate * Math.Pow(10, (double)i / PerDecade)));
        // A better machine may always run at a worse rate's design.
        for (int i = last - 1; i >= 0; i--)
            logQubits[i] = Math.Min(logQubits[i], logQubits[i + 1]);
    }

    /// <summary>The published estimates', by year; computed when first asked for (seconds).</summary>
    public static IReadOnlyList<QubitRequirement> Published => Tables.Value;

    /// <summary>The estimate.</summary>
    public PublishedEstimate Estimate { get; }

    /// <summary>Physical qubits needed; infinite where no number suffices.</summary>
    /// <param name="errorRate">Physical error rate; below 1e-5 as at 1e-5.</param>
    public double At(double errorRate)
    {
        double position = PerDecade * Math.Log10(Math.Max(errorRate, LowestErrorRate) / LowestErrorRate);
        int below = (int)position;
        if (below >= logQubits.Length - 1)
            return double.PositiveInfinity;
        double part = position - below;
        // Past the last feasible rate there is nothing to interpolate with.
        return part == 0 ? Math.Exp(logQubits[below]) : Math.Exp(logQubits[below] * (1 - part) + logQubits[below + 1] * part);
    }

    private static double Needed(PublishedEstimate estimate, double errorRate)
    {
        double least = double.PositiveInfinity;
        foreach (FactoryKind factory in Enum.GetValues<FactoryKind>())
        {
            PublishedEstimate variant = estimate with { Architecture = estimate.Architecture with { Factory = factory } };
            double qubits = variant.Reproduce(estimate.Machine with { ErrorRate = errorRate })?.PhysicalQubits ?? double.PositiveInfinity;
            least = Math.Min(least, qubits);
        }

        return least;
    }
}
