using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.StateVector;

namespace Chrysalis.Quantum.Tests.Disposal;

public sealed class DisposalTests
{
    private static readonly string[] Fixed = ["Options", "QubitCount", "Count"];

    /// <summary>Few qubits lie in small memory, many in pages of their own, which the system takes back at once.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void PublicTypes_AfterDispose_RefuseEveryUse(int qubits)
    {
        Circuit circuit = new CircuitBuilder(qubits).Build();
        using var other = new QuantumState(qubits);
        new DisposableTypes(typeof(QuantumState).Assembly)
            .With(() => new QuantumState(qubits), Fixed)
            .With(() => CircuitSimulator.Run(circuit, new Random(1)), "State", "Measurements")
            .With(() => new ShotWriter(Stream.Null, ShotFormat.B8, new ShotLayout(8, 0, 0)))
            .Argument(circuit)
            .Argument(Gates.X)
            .Argument(other)
            .Argument(PauliString.Parse("Z0"))
            .RefuseEveryUse();
    }

    [Fact]
    public void Fidelity_WithAStateThatIsDisposedOf_IsRefused()
    {
        using var state = new QuantumState(3);
        var gone = new QuantumState(3);
        gone.Dispose();
        Assert.Throws<ObjectDisposedException>(() => state.Fidelity(gone));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(18)]
    public void Dispose_WhileAnotherThreadUsesTheState_LetsItsUseEnd(int qubits)
    {
        for (int round = 0; round < 30; round++)
        {
            var state = new QuantumState(qubits, new StateOptions { Threads = 2 });
            int done = 0;
            var use = new Background(() =>
            {
                var random = new Random(1);
                try
                {
                    while (true)
                    {
                        // In the state of all zeros nothing else can be drawn; freed memory holds anything.
                        Assert.All(state.Sample(10, random), sample => Assert.Equal(0, sample));
                        Assert.Equal(1, state.Norm(), 1e-6);
                        state.Apply(Gates.X, 0);
                        state.Apply(Gates.X, 0);
                        Interlocked.Increment(ref done);
                    }
                }
                catch (ObjectDisposedException)
                {
                    // It was disposed of between two uses.
                }
            });
            SpinWait.SpinUntil(() => Volatile.Read(ref done) > round % 3 || use.IsCompleted);
            state.Dispose();
            use.Join();
        }
    }

    [Fact]
    public void Permute_ThatDisposesOfItsState_EndsBeforeTheMemoryGoes()
    {
        var state = new QuantumState(12);
        state.Permute(place =>
        {
            state.Dispose();
            return place;
        });
        Assert.Throws<ObjectDisposedException>(() => state.Norm());
    }
}
