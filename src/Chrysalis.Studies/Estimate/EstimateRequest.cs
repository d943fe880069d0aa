using Chrysalis.Quantum;
using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Studies.Estimate;

/// <summary>What <c>quantum estimate</c> is asked.</summary>
/// <param name="Work">The algorithm.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Architecture">The architecture.</param>
/// <param name="Qubits">Physical qubits there are; null for any number.</param>
/// <param name="Seconds">Seconds a run may take; null for any time.</param>
/// <param name="Unknown">The quantity to find when both are given: <c>error-rate</c>, <c>cycle</c>, <c>reaction</c> or <c>key-bits</c>;
/// null otherwise.</param>
/// <param name="KeyCost">The cost of a key of any length and the shortest it knows; null when the work has no such formula.</param>
public sealed record EstimateRequest(
    LogicalCost Work, PhysicalMachine Machine, Architecture Architecture, double? Qubits, double? Seconds, string? Unknown,
    (Func<int, LogicalCost> Of, int Shortest)? KeyCost)
{
    /// <summary>What may be solved for.</summary>
    public static IReadOnlyList<string> Unknowns { get; } = ["error-rate", "cycle", "reaction", "key-bits"];

    /// <summary>Answers it.</summary>
    /// <exception cref="QuantumException">Nothing answers it; the message says why.</exception>
    public EstimateFindings Answer()
    {
        double? value = Unknown is null ? null : Solve(Unknown);
        EstimateRequest request = value is null ? this : WithFound(Unknown!, value.Value);
        var model = new ResourceModel(request.Work, request.Machine, request.Architecture);
        ResourceEstimate estimate = request.Find(model) ?? throw request.WhyNone(model);
        return new(request.Work, request.Machine, request.Architecture, Qubits, Seconds, Unknown, value, estimate, model.Frontier());
    }

    private ResourceEstimate? Find(ResourceModel model) => (Qubits, Seconds) switch
    {
        (null, null) => model.Natural(),
        (null, { } seconds) => model.Smallest(seconds),
        ({ } qubits, null) => model.Fastest(qubits),
        ({ } qubits, { } seconds) =>
            model.Smallest(seconds) is { } smallest && smallest.PhysicalQubits <= qubits * (1 + 1e-9) ? smallest : null,
    };

    private double Solve(string unknown)
    {
        if (Qubits is not { } qubits || Seconds is not { } seconds)
            throw new QuantumException($"To find {unknown} takes a number of qubits and a time, so that one quantity is left to find.")
            {
                Settings = [nameof(Qubits), nameof(Seconds)],
            };
        var solver = new ResourceSolver(Work, Machine, Architecture, qubits, seconds);
        double? found = unknown switch
        {
            "error-rate" => solver.LargestErrorRate(),
            "cycle" => solver.LongestCycle(),
            "reaction" => solver.LongestReaction(),
            _ => KeyCost is { } cost
                ? solver.LongestKey(cost.Of, cost.Shortest)
                : throw new QuantumException("To find key-bits takes a cost for every key: give the formula 'roetteler' or "
                    + "'point-additions'.") { Settings = [nameof(KeyCost)] },
        };
        return found ?? throw new QuantumException($"No {unknown} makes {Quantities.Count(qubits)} qubits do this within "
            + $"{Quantities.Time(seconds)}: give more qubits or more time.");
    }

    private EstimateRequest WithFound(string unknown, double value) => unknown switch
    {
        "error-rate" => this with { Machine = Machine with { ErrorRate = value } },
        "cycle" => this with { Machine = Machine with { CycleSeconds = value } },
        "reaction" => this with { Machine = Machine with { ReactionSeconds = value } },
        _ => this with { Work = KeyCost!.Value.Of((int)value) },
    };

    private QuantumException WhyNone(ResourceModel model)
    {
        ResourceEstimate? fastest = model.Fastest(), smallest = model.Smallest();
        if (fastest is null || smallest is null)
            return Refusal(
                Invariant($"No computer of this kind works at an error rate of {Machine.ErrorRate:0.##e+0}: cultivation is known up to ")
                    + "2e-3, distillation to 1e-3, auto-ccz below the threshold of "
                    + Invariant($"{Architecture.ErrorModel.Threshold:0.###}; give a lower error rate or another factory."),
                nameof(Machine.ErrorRate), nameof(Architecture.Factory));
        if (Seconds < fastest.SecondsPerRun)
            return Refusal(
                $"No number of qubits does it within {Quantities.Time(Seconds.Value)}: the {fastest.Bound} alone takes "
                    + $"{Quantities.Time(fastest.SecondsPerRun)}; give more time.",
                nameof(Seconds));
        if (Qubits < smallest.PhysicalQubits)
            return Refusal(
                $"{Quantities.Count(Qubits.Value)} qubits are too few at any speed: the smallest computer has "
                    + $"{Quantities.Count(smallest.PhysicalQubits)}; give more qubits.",
                nameof(Qubits));
        return Refusal(
            $"{Quantities.Count(Qubits!.Value)} qubits do not do it within {Quantities.Time(Seconds!.Value)}: "
                + $"{Quantities.Count(model.Smallest(Seconds.Value)!.PhysicalQubits)} would; give more of either.",
            nameof(Qubits), nameof(Seconds));
    }

    private static QuantumException Refusal(string sentence, params IReadOnlyList<string> settings) =>
        new(sentence) { Settings = settings };
}
