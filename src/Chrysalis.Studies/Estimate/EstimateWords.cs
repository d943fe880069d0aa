using Chrysalis.Quantum.Resources.Machines;
using System.Globalization;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Studies.Estimate;

/// <summary>Estimates and architectures in words.</summary>
public static class EstimateWords
{
    /// <summary>The value that was solved for, with its unit.</summary>
    public static string Solved(EstimateFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return findings.SolvedFor switch
        {
            "error-rate" => Invariant($"{findings.SolvedValue:0.00e+0}"),
            "key-bits" => Invariant($"{findings.SolvedValue:0} bits"),
            _ => Quantities.Time(findings.SolvedValue!.Value),
        };
    }

    /// <summary>An architecture in words.</summary>
    public static string Describe(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        string layout = architecture.Layout switch
        {
            LayoutKind.Lattice =>
                Invariant($"lattice with {architecture.RoutingOverhead:0.##} lanes a patch, {Storage(architecture.Storage)}"),
            LayoutKind.Blocks => "blocks of a game of surface codes",
            _ => "active volume with long-range links",
        };
        string factory = architecture.Layout == LayoutKind.ActiveVolume ? "its own distillation" : Factory(architecture.Factory);
        string pacing = architecture.Layout == LayoutKind.Lattice && architecture.Pacing == ToffoliPacing.LatticeSurgery
            ? "a lattice-surgery step a layer"
            : "reaction-limited";
        return Invariant($"{layout}, {factory}, {pacing}; patches fail as in {architecture.ErrorModel.Name}; ")
            + Invariant($"a run may fail in {architecture.TargetFailure:0.#%}");
    }

    private static string Storage(StorageKind storage) => storage switch
    {
        StorageKind.Yoked1D => "idle qubits yoked in rows",
        StorageKind.Yoked2D => "idle qubits yoked in rows and columns",
        _ => "no denser storage",
    };

    private static string Factory(FactoryKind factory) => factory switch
    {
        FactoryKind.AutoCcz => "AutoCCZ factories",
        FactoryKind.Distillation => "15-to-1 and 8T-to-CCZ factories",
        _ => "cultivation and 8T-to-CCZ",
    };

    /// <summary>Qubits and time of an estimate.</summary>
    public static string Figure(double? qubits, double? seconds) => (qubits, seconds) switch
    {
        (null, _) => "none",
        ({ } count, null) => Quantities.Count(count),
        ({ } count, { } time) => $"{Quantities.Count(count)}, {Quantities.Time(time)}",
    };

    /// <summary>A ratio to two digits.</summary>
    public static string Ratio(double? ratio) => ratio is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "-";
}
