using Chrysalis.Quantum.Stabilizer.Programs;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>A collapse flips at random what a Z error before it would: nothing may depend on that.</summary>
internal sealed class GaugeCheck(StabilizerProgram program, ErrorModelOptions options)
{
    /// <summary>Looks at a qubit before a collapse.</summary>
    /// <param name="tracker">The place in the circuit.</param>
    /// <param name="builder">Receives allowed gauges as errors of probability 1/2; null when nobody wants them.</param>
    /// <param name="qubit">The qubit, numbered densely.</param>
    /// <param name="collapse">What collapses it.</param>
    /// <param name="tag">The tag of that.</param>
    /// <exception cref="DecodingException">A detector is random and not allowed to be, or an observable is.</exception>
    public void Check(ReverseTracker tracker, ModelPartBuilder? builder, int qubit, string collapse, string tag)
    {
        ulong[] gauge = tracker.FlippedByZ(qubit);
        if (gauge.Length == 0)
            return;
        ulong[] observables = [.. gauge.Where(SymptomSets.IsObservable)];
        if (observables.Length > 0)
            Refuse(options.AllowGaugeDetectors ? observables : gauge, qubit, collapse, "an observable must be certain");
        if (!options.AllowGaugeDetectors)
            Refuse(
                gauge, qubit, collapse, "take other measurements into the detector, or allow gauge detectors",
                nameof(ErrorModelOptions.AllowGaugeDetectors));
        builder?.Add(0.5, gauge, tag);
        tracker.RemoveGauge(gauge);
    }

    private void Refuse(ulong[] random, int qubit, string collapse, string remedy, params IReadOnlyList<string> settings)
    {
        const int Named = 4;
        // Observables come first: allowing random detectors does not help them.
        string[] names = [.. random.OrderByDescending(SymptomSets.IsObservable).Select(s => SymptomSets.ToTarget(s).ToString())];
        string all = names.Length <= 1 ? names[0]
            : names.Length <= Named ? $"{string.Join(", ", names[..^1])} and {names[^1]}"
            : $"{string.Join(", ", names[..Named])} and {names.Length - Named} more";
        throw new DecodingException($"{all} {(names.Length == 1 ? "is" : "are")} random even without noise, because of {collapse} of qubit "
            + $"{program.Qubits[qubit]}: {remedy}.") { Settings = settings };
    }
}
