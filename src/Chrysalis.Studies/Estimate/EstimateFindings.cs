using System.Text.Json.Serialization;
using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Studies.Estimate;

/// <summary>What <c>quantum estimate</c> found.</summary>
/// <param name="Work">The algorithm.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Architecture">The architecture.</param>
/// <param name="GivenQubits">Physical qubits that were given.</param>
/// <param name="GivenSeconds">Seconds of a run that were given.</param>
/// <param name="SolvedFor">The quantity that was found, where one was asked for.</param>
/// <param name="SolvedValue">Its value: errors a gate, seconds, or bits.</param>
/// <param name="Estimate">The computer.</param>
/// <param name="Frontier">Qubits against time.</param>
public sealed record EstimateFindings(
    LogicalCost Work, PhysicalMachine Machine, Architecture Architecture, double? GivenQubits, double? GivenSeconds,
    string? SolvedFor, double? SolvedValue, ResourceEstimate Estimate, [property: JsonIgnore] IReadOnlyList<ResourceEstimate> Frontier)
{
    /// <summary>Qubits and seconds of the frontier.</summary>
    public IReadOnlyList<double[]> QubitsAndSeconds => [.. Frontier.Select(one => new[] { one.PhysicalQubits, one.SecondsPerRun })];
}
