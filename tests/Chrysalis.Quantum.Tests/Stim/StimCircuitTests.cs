using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stabilizer.Programs;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Quantum.Tests.Stim;

public class StimCircuitTests
{
    /// <summary>Every part of the language, in the words that are written.</summary>
    private const string Everything = """
        QUBIT_COORDS(0.5, -1) 0
        R 0 1
        RX[a tag with \C and \B] 2
        H_YZ 0
        CX 0 1 rec[-1] 2 sweep[3] 0
        CZ 0 rec[-2] sweep[0] sweep[1]
        XCZ 1 rec[-1]
        M(0.125) !0 1
        MPP(0.001) X0*!Y1*Z2 Z0
        SPP !X0*Z1
        MXX 0 !1
        PAULI_CHANNEL_1(0.1, 0.2, 0.3) 0
        E(0.5) X0 Y1
        ELSE_CORRELATED_ERROR(1E-05) Z2
        MPAD 0 1
        REPEAT[loop] 3 {
            TICK
            REPEAT 1000000000000 {
                MR 0
                DETECTOR(1, 2, 3) rec[-1] rec[-2]
                SHIFT_COORDS(0, 0, 1)
            }
        }
        OBSERVABLE_INCLUDE(7) rec[-1]

        """;

    [Fact]
    public void Parse_Everything_WritesItBack()
    {
        // The first controlled gates need a record: one goes before them.
        string text = "MY 0 0\n" + Everything;
        StimCircuit circuit = StimCircuit.Parse(text);

        Assert.Equal(text, circuit.ToString());
        Assert.Equal((3, 4, 9 + 3_000_000_000_000, 3_000_000_000_000, 8L, 3L), (
            circuit.QubitCount, circuit.SweepBitCount, circuit.MeasurementCount, circuit.DetectorCount, circuit.ObservableCount,
            circuit.TickCount));
    }

    [Fact]
    public void Parse_AliasesCommentsAndCase_AreUnderstood()
        => Assert.Equal(
            "CX 0 1\nM 0\nE(0.1) X1\nREPEAT 2 {\n    H 0\n}\n",
            StimCircuit.Parse("# hello\ncnot 0 1 # inline\n\n  MZ\t0\r\nCORRELATED_ERROR(0.1) X1\nrepeat 2 {\nH_XZ 0\n  }").ToString());

    [Theory]
    [InlineData("H 0\n  CNOTT 0 1", "line 2, column 3: 'CNOTT' is not an instruction: did you mean 'CNOT'?")]
    [InlineData("DEPOLARISE1(0.1) 0", "line 1, column 1: 'DEPOLARISE1' is not an instruction: did you mean 'DEPOLARIZE1'?")]
    [InlineData("REPEET 5 {", "line 1, column 1: 'REPEET' is not an instruction: did you mean 'REPEAT'?")]
    [InlineData("H 0 X1", "line 1, column 5: 'X1' is not a target of H: qubits such as 5 are")]
    [InlineData("CX 0 1 2", "line 1, column 1: CX takes pairs of targets, not 3 targets")]
    [InlineData("CX 0 0", "line 1, column 6: CX cannot take qubit 0 twice in a pair")]
    [InlineData("M 0\nCX 1 rec[-1]", "line 2, column 6: 'rec[-1]' is not a target of CX: qubits are, and bits such as rec[-1] or sweep[0] "
        + "in the first place of a pair")]
    [InlineData("X_ERROR(1.5) 0", "line 1, column 1: 1.5 is not a probability of X_ERROR: 0 to 1 are")]
    [InlineData("X_ERROR 0", "line 1, column 1: X_ERROR takes one number in parentheses, not 0")]
    [InlineData("PAULI_CHANNEL_1(0.5, 0.5, 0.5) 0", "line 1, column 1: the probabilities of PAULI_CHANNEL_1 add up to 1.5, above 1")]
    [InlineData("M 0\nDETECTOR rec[-2]", "line 2, column 10: 'rec[-2]' looks back past the first of 1 measurements")]
    [InlineData("M 0\nDETECTOR rec[0]", "line 2, column 10: 'rec[0]' is not a target: 5, !5, X5, rec[-1] and sweep[0] are such")]
    [InlineData("MPP Z0 X1*Y1", "line 1, column 8: 'X1*Y1' is anti-Hermitian, so it has no result to measure: write the one Pauli "
        + "operator a qubit that is meant")]
    [InlineData("H 16777216", "line 1, column 3: '16777216' does not carry a whole number from 0 to 16777215")]
    [InlineData("REPEAT 0 {\n}", "line 1, column 8: '0' is not a count of repetitions: a whole number from 1 to 2^63 - 1 is")]
    [InlineData("REPEAT 2 {\nH 0", "line 1, column 1: this block has no closing '}'")]
    [InlineData("OBSERVABLE_INCLUDE(-1)", "line 1, column 1: -1 is not the number of an observable: whole numbers from 0 are")]
    public void Parse_Malformed_NamesThePlaceAndTheRemedy(string text, string message)
        => Assert.Equal(message, Assert.Throws<StimFormatException>(() => StimCircuit.Parse(text)).Message);

    [Fact]
    public void Parse_NestedTrillions_OverflowIsRefused()
    {
        string text = string.Concat(Enumerable.Repeat("REPEAT 1000000000000 {\n", 3)) + "M 0\n"
            + string.Concat(Enumerable.Repeat("}\n", 3));
        Assert.Equal("The circuit counts past 2^63 measurements, detectors or targets: lower the REPEAT counts.",
            Assert.Throws<StimFormatException>(() => StimCircuit.Parse(text)).Message);
    }

    [Fact]
    public void Parse_HostileTexts_AreReadOrRefused()
    {
        var random = new Random(1);
        string valid = "MY 0 0\n" + Everything + MemoryCircuit.Generate(new() { Noise = UniformNoise.Of(0.01) });
        const string Alphabet = " \n\t;,()[]{}+-*/^!#\"'.0123456789EXYZMRrecsweep\u00e9\0";
        for (int i = 0; i < 3000; i++)
        {
            var text = new List<char>(valid);
            for (int edit = random.Next(1, 6); edit > 0; edit--)
            {
                int place = random.Next(text.Count);
                switch (random.Next(4))
                {
                    case 0: text[place] = Alphabet[random.Next(Alphabet.Length)]; break;
                    case 1: text.Insert(place, Alphabet[random.Next(Alphabet.Length)]); break;
                    case 2: text.RemoveRange(place, Math.Min(random.Next(1, 30), text.Count - place)); break;
                    default: text.InsertRange(place, [.. valid.AsSpan(random.Next(valid.Length - 60), random.Next(60))]); break;
                }
            }
            RunHostile(new string([.. text]));
        }
    }

    /// <summary>What parses must write itself back, and be sampled and analysed, or refused in a sentence.</summary>
    private static void RunHostile(string text)
    {
        try
        {
            StimCircuit circuit = StimCircuit.Parse(text);
            Assert.Equal(circuit.ToString(), StimCircuit.Parse(circuit.ToString()).ToString());
            if (circuit.TargetCount < 20_000)
            {
                new DetectionSampler(circuit).Sample(1, 0);
                CircuitErrorModel.Of(circuit, new() { DecomposeErrors = true }, TestContext.Current.CancellationToken);
            }
            else if (circuit.TargetCount > StabilizerProgram.MaxWork)
            {
                Assert.Throws<QuantumException>(() => new DetectionSampler(circuit));
            }
        }
        catch (QuantumException error)
        {
            Assert.DoesNotContain('\n', error.Message);
        }
    }
}
