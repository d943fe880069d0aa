using System.Numerics;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.Circuits.Text;
using Chrysalis.Quantum.Tests.Reference;

namespace Chrysalis.Quantum.Tests.Circuits.Text;

public class QasmFormatTests
{
    private const string Header = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n";

    private const string Example = Header + """
        // a comment
        gate turn(a, b) p, q { u1(a/2 + b) p; cx p, q; barrier p, q; u3(-a, pi/2, sin(b)^2) q; }
        qreg q[3];
        creg c[3];
        h q;
        turn(pi/4, 0.5) q[0], q[2];
        cx q[0], q[1];
        barrier q;
        measure q -> c;
        """;

    [Fact]
    public void Parse_DefinitionAndBroadcast_UnfoldsToTheSameCircuit()
    {
        Circuit circuit = QasmFormat.Parse(Example);
        Circuit expected = new CircuitBuilder(3).AddToAll(Gates.H).Add(Gates.P(Math.PI / 8 + 0.5), 0).Add(Gates.CX, 0, 2)
            .Add(Gates.U3(-Math.PI / 4, Math.PI / 2, Math.Pow(Math.Sin(0.5), 2)), 2).Add(Gates.CX, 0, 1).Build();
        AssertSameState(DenseSimulator.Run(expected), DenseSimulator.Run(circuit));
        Assert.Equal(["c[0]", "c[1]", "c[2]"], circuit.Operations.OfType<Measurement>().Select(measurement => measurement.Key));
    }

    [Fact]
    public void Parse_Version3_ReadsItsDeclarationsAndMeasurement()
    {
        Circuit circuit = QasmFormat.Parse("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\nbit[2] c;\nU(\u03c0/2, 0, "
            + "pi) q[0];\ncx q[0], q[1];\nc = measure q;\nreset q[0];\n");
        Assert.Equal(2, circuit.QubitCount);
        Assert.Equal(2, circuit.Operations.OfType<Measurement>().Count());
        AssertSameState([Math.Sqrt(0.5), 0, 0, Math.Sqrt(0.5)], DenseSimulator.Run(circuit));
    }

    [Theory]
    [InlineData("-pi/2^2", -Math.PI / 4)]
    [InlineData("2**3**0.5", 3.322)]
    [InlineData("(1+2)*3-4/2", 7)]
    [InlineData("ln(exp(1.5))+cos(0)*sqrt(4)", 3.5)]
    [InlineData("1-2-3", -4)]
    public void Parse_Expression_HasItsValue(string expression, double value)
    {
        Circuit circuit = QasmFormat.Parse($"{Header}qreg q[1]; rz({expression}) q[0];");
        Assert.Equal(value, circuit.GateOperations.Single().Gate.Parameters[0], 1e-3);
    }

    [Fact]
    public void Write_RandomGates_ReadBackToTheSameStateButForAPhase()
    {
        var builder = new CircuitBuilder(3).AddToAll(Gates.H);
        foreach (Gate gate in (Gate[])[Gates.SqrtW, Gates.SqrtY, Gates.PhasedXZ(
            0.2, 0.3, 0.4), Gates.Rxy(0.3, 0.9), Gates.Y, Gates.Z.Adjoint(), Gates.X.Adjoint(), Gates.U2(1, 2), Gates.P(0.3)])
            builder.Add(gate, 1).Add(Gates.CX, 1, 2).Add(Gates.Rx(0.3).Controlled(), 2, 0);
        Circuit circuit = builder.Build();
        Complex[] expected = DenseSimulator.Run(circuit), actual = DenseSimulator.Run(QasmFormat.Parse(QasmFormat.Write(circuit)));
        Complex product =
            expected.Zip(actual, (left, right) => Complex.Conjugate(left) * right).Aggregate(Complex.Zero, (sum, term) => sum + term);
        Assert.Equal(1, product.Magnitude, 1e-12);
    }

    [Theory]
    [InlineData("qreg q[2];\nfoo q[0];", 2, 1, "'foo'")]
    [InlineData("qreg q[2];\nh q[2];", 2, 3, "0 to 1")]
    [InlineData("qreg q[2];\nrz(1/0) q[0];", 2, 4, "no finite value")]
    [InlineData("qreg q[2];\ncx q[0], q[0];", 2, 1, "twice")]
    [InlineData("qreg q[2];\ncx q[0] q[1];", 2, 9, "';' is expected")]
    [InlineData("qreg q[2];\nif (c == 1) x q[0];", 2, 1, "beyond")]
    [InlineData("qreg q[999999999];", 1, 6, "100000")]
    [InlineData("include \"/etc/passwd\";", 1, 9, "only qelib1.inc")]
    [InlineData("gate a x { a x; }", 1, 12, "neither defined")]
    [InlineData("qreg q[1]; rx q[0];", 1, 12, "takes 1 parameters")]
    [InlineData("OPENQASM 9;", 1, 10, "9")]
    [InlineData("\"open", 1, 1, "not closed")]
    [InlineData("h q", 1, 3, "no qubit register")]
    public void Parse_Malformed_NamesLineAndColumn(string text, int line, int column, string message)
    {
        var error = Assert.Throws<CircuitFormatException>(() => QasmFormat.Parse(text));
        Assert.True((line, column) == (error.Line, error.Column), error.Message);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Thirty definitions, each using the one before twice: 2^30 gates, refused in bounded memory.</summary>
    [Fact]
    public void Parse_ExponentialDefinitions_AreRefused()
    {
        string text = "gate g0 a { x a; }\n"
            + string.Concat(Enumerable.Range(1, 30).Select(i => $"gate g{i} a {{ g{i - 1} a; g{i - 1} a; }}\n")) + "qreg q[1]; g30 q[0];";
        Assert.Contains(
            "unfolds to more", Assert.Throws<CircuitFormatException>(() => QasmFormat.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DeepParentheses_AreRefused() =>
        Assert.Contains(
            "deep", Assert.Throws<CircuitFormatException>(() => QasmFormat.Parse("qreg q[1]; rz(" + new string('(', 100_000))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Parse_MutatedText_FailsOnlyAsAMalformedFile() => Fuzz.Mutate(Example, 3000, text => QasmFormat.Parse(text));

    private static void AssertSameState(Complex[] expected, Complex[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.True(Complex.Abs(pair.First - pair.Second) < 1e-12));
}
