using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>One round of syndrome extraction after its first TICK, and what comes before the first and after the last one.</summary>
internal abstract class SurfaceCycle(CodeLayout layout, int[] data, int[] measured)
{
    protected CodeLayout Layout => layout;

    protected int[] Data => data;

    protected int[] Measured => measured;

    protected int[] XMeasured { get; } = [.. layout.XChecks.Select(p => layout.Number[p]).Order()];

    protected abstract double ReadoutFlip { get; }

    protected abstract double ResetFlip { get; }

    /// <summary>Resets everything.</summary>
    public void Prepare(StimCircuitBuilder circuit, bool isX)
    {
        circuit.Add(isX ? "RX" : "R", data);
        circuit.AddNoise(isX ? "Z_ERROR" : "X_ERROR", data, ResetFlip);
        circuit.Add("R", measured);
        circuit.AddNoise("X_ERROR", measured, ResetFlip);
    }

    /// <summary>Adds the round.</summary>
    public abstract void Add(StimCircuitBuilder circuit);

    /// <summary>Measures the data.</summary>
    public void MeasureData(StimCircuitBuilder circuit, bool isX)
    {
        circuit.AddNoise(isX ? "Z_ERROR" : "X_ERROR", data, ReadoutFlip);
        circuit.Add(isX ? "MX" : "M", data);
    }

    /// <summary>Measures and resets the measurement qubits.</summary>
    protected void MeasureReset(StimCircuitBuilder circuit)
    {
        circuit.AddNoise("X_ERROR", measured, ReadoutFlip);
        circuit.Add("MR", measured);
        circuit.AddNoise("X_ERROR", measured, ResetFlip);
    }
}
