using Chrysalis.Quantum.RandomCircuits;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.RandomCircuits;

public sealed class DeviceLayoutTests
{
    [Fact]
    public void Sycamore_AsPublished_Has88And86Couplers()
    {
        Assert.Equal((54, 88), (DeviceLayout.Sycamore54.Qubits.Count, DeviceLayout.Sycamore54.Couplers.Count));
        Assert.Equal((53, 86), (DeviceLayout.Sycamore53.Qubits.Count, DeviceLayout.Sycamore53.Couplers.Count));
    }

    [Fact]
    public void Willow_AllNeighbours_HasTheSpecSheetsMeanConnectivity()
    {
        Assert.Equal(105, DeviceLayout.Willow105.Qubits.Count);
        Assert.Equal(3.47, DeviceLayout.Willow105.MeanConnectivity, 0.005);
    }

    [Fact]
    public void Willow103_AnySeed_IsConnected()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            DeviceLayout layout = DeviceLayout.Willow103(seed);
            Assert.Equal(103, layout.Qubits.Count);
            Assert.True(layout.IsConnected);
        }
    }

    [Fact]
    public void Patch_EverySize_IsConnected()
    {
        for (int count = 1; count <= 105; count++)
        {
            DeviceLayout patch = DeviceLayout.Willow105.Patch(count);
            Assert.Equal(count, patch.Qubits.Count);
            Assert.True(patch.IsConnected);
        }
    }

    [Fact]
    public void Sycamore53_LayersOfTheLayout_AreThoseOfThePublishedFile()
    {
        RandomCircuit published = PublishedCircuitFile.Read(SharedData.Require("data/rcs/circuit_n53_m20_s0_e0_pABCDCDAB.qsim"));
        RandomCircuit drawn = RandomCircuitGenerator.Draw(DeviceLayout.Sycamore53, new() { Cycles = 20 });
        Assert.Equal(Pairs(published), Pairs(drawn));

        static List<(int, int, int)> Pairs(RandomCircuit circuit) =>
            [.. circuit.Gates.Where(gate => gate.Qubits.Count == 2).Select(gate => (gate.Cycle, gate.Qubits.Min(), gate.Qubits.Max()))
                .Order()];
    }
}
