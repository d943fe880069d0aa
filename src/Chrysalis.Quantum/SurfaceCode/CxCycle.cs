using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>Stim's round: H on the X checks, four layers of CX, H again, measurement.</summary>
internal sealed class CxCycle(CodeLayout layout, int[] data, int[] measured, UniformNoise noise) : SurfaceCycle(layout, data, measured)
{
    protected override double ReadoutFlip => noise.BeforeMeasureFlipProbability;

    protected override double ResetFlip => noise.AfterResetFlipProbability;

    public override void Add(StimCircuitBuilder circuit)
    {
        circuit.AddNoise("DEPOLARIZE1", Data, noise.BeforeRoundDataDepolarization);
        Hadamard(circuit);
        foreach (int[] pairs in Layout.CxLayers())
        {
            circuit.Tick();
            circuit.Add("CX", pairs);
            circuit.AddNoise("DEPOLARIZE2", pairs, noise.AfterCliffordDepolarization);
        }
        circuit.Tick();
        Hadamard(circuit);
        circuit.Tick();
        MeasureReset(circuit);
    }

    private void Hadamard(StimCircuitBuilder circuit)
    {
        circuit.Add("H", XMeasured);
        circuit.AddNoise("DEPOLARIZE1", XMeasured, noise.AfterCliffordDepolarization);
    }
}
