using System.Numerics;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.Circuits.Text;
using Chrysalis.Quantum.Tests.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Circuits.Text;

public class QsimFormatTests
{
    /// <summary>
    /// Sycamore's circuits (arXiv:1910.11333): 53 qubits, 53 one-qubit gates in each of m + 1 layers, 430 couplings in 20 cycles
    /// and 215 in 10, two z rotations before and two after each coupling.
    /// </summary>
    [Theory]
    [InlineData("data/rcs/circuit_n53_m10_s0_e0_pABCDCDAB.qsim", 10, 215)]
    [InlineData("data/rcs/circuit_n53_m20_s0_e0_pABCDCDAB.qsim", 20, 430)]
    public void Load_GooglesCircuit_HasThePublishedCounts(string file, int cycles, int couplings)
    {
        Circuit circuit = QsimFormat.Load(SharedData.Require(file));
        Assert.Equal(53, circuit.QubitCount);
        Assert.Equal(couplings, circuit.GateOperations.Count(operation => operation.Gate.Name == "fsim"));
        Assert.Equal(53 * (cycles + 1), circuit.GateOperations.Count(operation => operation.Gate.Name is "sx" or "y_1_2" or "hz_1_2"));
        Assert.Equal(4 * couplings, circuit.GateOperations.Count(operation => operation.Gate.Name == "rz"));
        Assert.Equal(4 * cycles + 1, circuit.Depth);
    }

    [Fact]
    public void Write_EveryNamedGate_ReadsBackTheSame()
    {
        string text = "3\n0 id1 0\n0 h 1\n0 t 2\n1 s 0\n1 x 1\n1 y 2\n2 z 0\n2 x_1_2 1\n2 y_1_2 2\n3 hz_1_2 0\n3 rx 1 0.5\n3 ry 2 -0.25\n4 "
            + "rz 0 1E-05\n4 rxy 1 0.1 0.2\n"
                + "5 cz 0 1\n6 cnot 2 0\n7 sw 0 1\n8 is 1 2\n9 fs 0 2 1.5 0.5\n10 cp 0 1 0.78\n11 id2 0 1\n12 c 2 0 x 1\n"
                + "13 c 1 rz 0 0.25\n14 m 0 2\n15 p 0.3\n16 c 1 p 0.4\n17 c 0 1 2 p 0.5\n18 cx 0 1\n";
        Circuit circuit = QsimFormat.Parse(text);
        string written = QsimFormat.Write(circuit);
        Assert.Equal(written, QsimFormat.Write(QsimFormat.Parse(written)));
        Assert.Equal(
            Gates.CP(-0.78).Unitary.Entries, circuit.GateOperations.First(operation => operation.Gate.Name == "cp").Gate.Unitary.Entries);
        Assert.Equal(28, circuit.Operations.Count());
    }

    /// <summary>qsim's own rules: # and ; and carriage returns, gates without a time, a phase that takes no qubit's time.</summary>
    [Theory]
    [InlineData("2\n0 h 0 # c\n# full comment\n\n1 cnot 0 1\n", "2\n0 h 0\n1 cnot 0 1\n")]
    [InlineData("30\r\n0 h 0\r", "30\n0 h 0\n")]
    [InlineData("2;0 h 0;0 h 1;1 cx 0 1;", "2\n0 h 0\n0 h 1\n1 cnot 0 1\n")]
    [InlineData("3\nh 0\nh 1\ncz 0 1\nx 2\nx 2\n9 x 0\nx 1\n", "3\n0 h 0\n0 h 1\n1 cz 0 1\n1 x 2\n2 x 2\n3 x 0\n3 x 1\n")]
    [InlineData("1\n0 h 0\n0 p 0.25\n0 p 0.5\n1 x 0\n", "1\n0 h 0\n1 p 0.25\n2 p 0.5\n3 x 0\n")]
    [InlineData("2\n0 p 0.25\n0 h 0\n0 c 1 p -1.5\np 2\n", "2\n0 h 0\n0 c 1 p -1.5\n1 p 0.25\n1 p 2\n")]
    [InlineData("3\n0 h 0\n1 cnot 0 1\n", "3\n0 h 0\n1 cnot 0 1\n")]
    [InlineData("1\n0 id1 0", "1\n0 id1 0\n")]
    [InlineData("2\n0 h 0\n1 m 0\n2 h 0", "2\n0 h 0\n1 m 0\n2 h 0\n")]
    public void Parse_Text_IsReadAsQsimReadsIt(string text, string written)
    {
        Assert.Equal(written, QsimFormat.Write(QsimFormat.Parse(text)));
        Assert.Equal(written, QsimFormat.Write(QsimFormat.Parse(written)));
    }

    [Fact]
    public void Parse_GlobalPhase_TurnsEveryAmplitude()
    {
        Circuit circuit = QsimFormat.Parse("2\n0 h 0\n1 cnot 0 1\n2 p 0.3\n3 c 0 1 p 0.4\n");
        Complex[] amplitudes = DenseSimulator.Run(circuit);
        double half = Math.Sqrt(0.5);
        Assert.Equal(0, (amplitudes[0] - Complex.FromPolarCoordinates(half, 0.3)).Magnitude, 1e-12);
        Assert.Equal(0, (amplitudes[3] - Complex.FromPolarCoordinates(half, 0.7)).Magnitude, 1e-12);
    }

    [Theory]
    [InlineData("", 1, 1, "empty")]
    [InlineData("x\n", 1, 1, "number of qubits")]
    [InlineData("2 3\n", 1, 3, "must stand alone")]
    [InlineData("999999999\n", 1, 1, "100000")]
    [InlineData("2\n0 foo 1\n", 2, 3, "'foo' is no gate")]
    [InlineData("2\n0 h 2\n", 2, 5, "from 0 to 1")]
    [InlineData("2\n1 h 0\n0 h 1\n", 3, 1, "must not fall")]
    [InlineData("2\n0 h 0\n0 x 0\n", 3, 5, "two operations")]
    [InlineData("2\n0 rz 0 nan\n", 2, 8, "finite")]
    [InlineData("2\n0 cz 0\n", 2, 6, "takes 2 qubits")]
    [InlineData("2\n0 cz 1 1\n", 2, 6, "twice")]
    [InlineData("2\n0 c 0\n", 2, 5, "no gate")]
    [InlineData("2\n0 m\n", 2, 3, "at least one")]
    [InlineData("2\n0\n", 2, 1, "name is missing")]
    [InlineData("2\n0 cnot 0 0\n", 2, 8, "twice")]
    [InlineData("2\n0 fs 0 1 1.5 0.2 0.3\n", 2, 18, "2 parameters, and 5 words follow it")]
    [InlineData("2\n1 h 0\n0 cnot 0 1\n", 3, 1, "must not fall")]
    [InlineData("2\n0 h 0\n0 cnot 0 1\n", 3, 8, "two operations of time 0")]
    [InlineData("2\r0 h 0\n", 1, 3, "must stand alone")]
    [InlineData("2\n0 p\n", 2, 3, "one parameter")]
    [InlineData("2\n0 p 0 0.3\n", 2, 7, "one parameter")]
    [InlineData("2\n0 c 0 p\n", 2, 7, "one parameter")]
    [InlineData("2\n0 c 0 0 p 1\n", 2, 5, "twice")]
    [InlineData("2\n0 h 0; 0 x 0\n", 2, 12, "two operations")]
    [InlineData("2\nif m\n", 2, 1, "'if' is no gate")]
    public void Parse_Malformed_NamesLineAndColumn(string text, int line, int column, string message)
    {
        var error = Assert.Throws<CircuitFormatException>(() => QsimFormat.Parse(text));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_MutatedText_FailsOnlyAsAMalformedFile() =>
        Fuzz.Mutate("3\n0 h 1\n0 rz 0 0.5\n1 fs 0 2 1.5 0.5\n2 c 0 2 x 1\n3 m 0 1 2\n", 3000, text => QsimFormat.Parse(text));

    [Fact]
    public void Draw_ControlledGates_ShowsDotsAndBars()
    {
        Circuit circuit = new CircuitBuilder(3).Add(Gates.H, 0).Add(Gates.CX, 0, 2).Add(Gates.Swap, 1, 2).MeasureAll().Build();
        Assert.Equal(
            ("0: \u2500h\u2500\u25cf\u2500\u2500\u2500M\n      \u2502   \u2502\n1: \u2500\u2500\u2500\u253c\u2500\u00d7\u2500M\n"
                + "      \u2502 \u2502 \u2502\n2: \u2500\u2500\u2500\u2295\u2500\u00d7\u2500M\n")
                .Replace("\u2500\n", "\n", StringComparison.Ordinal),
            CircuitDrawing.Draw(circuit).Replace("\u2500\n", "\n", StringComparison.Ordinal));
    }
}
