namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>What a generated circuit has.</summary>
/// <param name="Qubits">Qubits, one more than the highest number.</param>
/// <param name="Measurements">Results a shot.</param>
/// <param name="Detectors">Detectors a shot.</param>
/// <param name="Observables">Observables a shot.</param>
/// <param name="Ticks">TICKs a shot.</param>
/// <param name="Output">Full path of the file.</param>
internal sealed record GenFindings(int Qubits, long Measurements, long Detectors, long Observables, long Ticks, string Output);
