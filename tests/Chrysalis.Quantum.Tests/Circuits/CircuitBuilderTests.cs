using Chrysalis.Quantum.Circuits;

namespace Chrysalis.Quantum.Tests.Circuits;

public class CircuitBuilderTests
{
    [Fact]
    public void Add_FreeQubits_UsesTheEarliestMoment()
    {
        Circuit circuit = new CircuitBuilder(3).Add(Gates.H, 0).Add(Gates.CX, 0, 1).Add(Gates.X, 2).Build();
        Assert.Equal(2, circuit.Depth);
        Assert.Equal(2, circuit.Moments[0].Operations.Length);
    }

    [Fact]
    public void Barrier_NextOperation_StartsANewMoment()
    {
        Circuit circuit = new CircuitBuilder(2).Add(Gates.H, 0).Barrier().Add(Gates.H, 1).Build();
        Assert.Equal(2, circuit.Depth);
    }

    [Fact]
    public void Add_BadQubits_AreRefusedByName()
    {
        var builder = new CircuitBuilder(2);
        Assert.Contains("qubit 2", Assert.Throws<QuantumException>(() => builder.Add(Gates.H, 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "qubit 1 twice", Assert.Throws<QuantumException>(() => builder.Add(Gates.CX, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "acts on 2 qubits", Assert.Throws<QuantumException>(() => builder.Add(Gates.CX, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("from 0", Assert.Throws<QuantumException>(() => builder.Add(Gates.H, -1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adjoint_Measurement_CannotBeUndone() =>
        Assert.Contains(
            "cannot be undone", Assert.Throws<QuantumException>(() => new CircuitBuilder(1).MeasureAll().Build().Adjoint()).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Add_CircuitOnOtherQubits_MapsThem()
    {
        Circuit part = new CircuitBuilder(2).Add(Gates.CX, 0, 1).Build();
        Circuit whole = new CircuitBuilder(4).Add(part, 3, 1).Build();
        Assert.Equal([3, 1], whole.GateOperations.Single().Qubits.ToArray());
    }
}
