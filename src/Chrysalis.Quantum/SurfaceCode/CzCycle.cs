using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>The round of a chip with CZ gates: layers of H that remain after pairs cancel, four layers of CZ, measurement.</summary>
internal sealed class CzCycle(CodeLayout layout, int[] data, int[] measured, HardwareNoise noise) : SurfaceCycle(layout, data, measured)
{
    private readonly int[] all = [.. data.Concat(measured).Order()];

    protected override double ReadoutFlip => noise.ReadoutFlip;

    protected override double ResetFlip => noise.ResetFlip;

    public override void Add(StimCircuitBuilder circuit)
    {
        circuit.AddNoise("DEPOLARIZE1", all, noise.Leakage);
        // An H waits on these qubits; a second one cancels it.
        var pending = XMeasured.ToHashSet();
        foreach (int[] pairs in Layout.CxLayers())
        {
            int[] targets = [.. pairs.Where((_, i) => i % 2 == 1)];
            pending.SymmetricExceptWith(targets);
            AddHadamards(circuit, pending);
            circuit.Add("CZ", pairs);
            circuit.AddNoise("DEPOLARIZE2", pairs, noise.TwoQubitGate);
            circuit.AddNoise("DEPOLARIZE1", [.. all.Except(pairs)], noise.Idle);
            circuit.Tick();
            pending = [.. targets];
        }
        pending.SymmetricExceptWith(XMeasured);
        AddHadamards(circuit, pending);
        MeasureReset(circuit);
        circuit.AddNoise("DEPOLARIZE1", Data, noise.ReadoutIdle);
    }

    private void AddHadamards(StimCircuitBuilder circuit, HashSet<int> qubits)
    {
        if (qubits.Count == 0)
            return;
        int[] ordered = [.. qubits.Order()];
        circuit.Add("H", ordered);
        circuit.AddNoise("DEPOLARIZE1", ordered, noise.OneQubitGate);
        circuit.AddNoise("DEPOLARIZE1", [.. all.Except(ordered)], noise.Idle);
        circuit.Tick();
    }
}
