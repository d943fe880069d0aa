using Chrysalis.Quantum.Reversible;

namespace Chrysalis.Quantum.Tests.Reversible;

public class RippleCarryAdderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void AddSubtractCompare_AllInputs_MatchIntegers(int width)
    {
        var builder = new ReversibleBuilder();
        int[] a = builder.Allocate(width), sum = builder.Allocate(width), difference = builder.Allocate(width), flag = builder.Allocate(1);
        builder.FlipIfLess(a, sum, flag[0]);
        builder.Add(a, sum);
        builder.Subtract(a, difference);
        ReversibleCircuit circuit = builder.Build();
        int size = 1 << width;
        var states = new BasisStateSimulator(circuit.QubitCount, size * size);
        for (int lane = 0; lane < size * size; lane++)
        {
            states.Write(a, lane, (ulong)(lane / size));
            states.Write(sum, lane, (ulong)(lane % size));
            states.Write(difference, lane, (ulong)(lane % size));
        }

        states.Run(circuit);

        for (int lane = 0; lane < size * size; lane++)
        {
            (int x, int y) = (lane / size, lane % size);
            Assert.Equal((ulong)x, states.Read(a, lane));
            Assert.Equal((ulong)((x + y) % size), states.Read(sum, lane));
            Assert.Equal((ulong)((y - x + size) % size), states.Read(difference, lane));
            Assert.Equal(x < y ? 1UL : 0UL, states.Read(flag, lane));
        }

        Assert.Equal(0, states.CountDirtyOutside(a, sum, difference, flag));
    }

    [Fact]
    public void Inverse_AfterCircuit_RestoresEveryLane()
    {
        ReversibleCircuit circuit = Sha256BlockCircuit.Create().Circuit;
        var states = new BasisStateSimulator(circuit.QubitCount, 65);
        int[] all = [.. Enumerable.Range(0, 64)];
        for (int lane = 0; lane < 65; lane++)
            states.Write(all, lane, (ulong)lane * 0x9E3779B97F4A7C15UL);

        states.Run(circuit);
        states.Run(circuit.Inverse());

        for (int lane = 0; lane < 65; lane++)
            Assert.Equal((ulong)lane * 0x9E3779B97F4A7C15UL, states.Read(all, lane));
        Assert.Equal(0, states.CountDirtyOutside(all));
    }

    [Fact]
    public void Toffoli_SameQubitTwice_IsRefused()
    {
        var builder = new ReversibleBuilder();
        int[] q = builder.Allocate(2);
        Assert.Throws<ArgumentException>(() => builder.Toffoli(q[0], q[0], q[1]));
        Assert.Throws<ArgumentException>(() => builder.Cnot(q[0], 7));
    }
}
