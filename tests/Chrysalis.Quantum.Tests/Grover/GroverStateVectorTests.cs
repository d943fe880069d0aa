using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.Grover;
using Chrysalis.Quantum.StateVector;

namespace Chrysalis.Quantum.Tests.Grover;

public class GroverStateVectorTests
{
    [Fact]
    public void Iterate_TenQubits_EqualsTheStateVector()
    {
        const int Qubits = 10;
        SearchOracle oracle = SearchOracle.FromPredicate(Qubits, state => state % 331 == 17);
        var register = new GroverRegister(oracle);
        using var state = new QuantumState(Qubits, new() { Precision = Precision.Double });
        Circuit hadamards = new CircuitBuilder(Qubits).AddToAll(Gates.H).Build();
        state.Apply(hadamards);
        for (int k = 0; k < 20; k++)
        {
            register.Iterate();
            state.FlipSigns(oracle.IsMarked);
            state.Apply(hadamards);
            state.FlipSigns(basisState => basisState != 0);
            state.Apply(hadamards);
        }

        for (int i = 0; i < 1 << Qubits; i++)
            Assert.Equal(0, (state[i] - register.Amplitudes[i]).Magnitude, 1e-12);
    }
}
