using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stabilizer.Programs;
using Chrysalis.Quantum.Stabilizer.Tableau;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Tests.Stim;

/// <summary>What Stim's own parser reads and refuses, as its format page, its gate reference and its reader say.</summary>
public class StimGrammarTests
{
    [Theory]
    [InlineData("MPP X0 * X1", "MPP X0*X1")]
    [InlineData("MPP X0* X1 *Z2 Y3", "MPP X0*X1*Z2 Y3")]
    [InlineData("MPP X0*X0", "MPP X0*X0")]
    [InlineData("MPP !X0*!X0", "MPP !X0*!X0")]
    [InlineData("MPP x0*!y1", "MPP X0*!Y1")]
    [InlineData("SPP !X0*Z1 Y2*X2*Y2", "SPP !X0*Z1 Y2*X2*Y2")]
    [InlineData("X_ERROR() 0", "X_ERROR(0) 0")]
    [InlineData("M() 0", "M(0) 0")]
    [InlineData("PAULI_CHANNEL_1(,0.25,) 0", "PAULI_CHANNEL_1(0, 0.25, 0) 0")]
    [InlineData("QUBIT_COORDS() 0", "QUBIT_COORDS(0) 0")]
    [InlineData("X_ERROR( 0.5\t) 0", "X_ERROR(0.5) 0")]
    [InlineData("X_ERROR(+.5) 0", "X_ERROR(0.5) 0")]
    [InlineData("X_ERROR(5.e-1) 0", "X_ERROR(0.5) 0")]
    [InlineData("X_ERROR(1e-400) 0", "X_ERROR(0) 0")]
    [InlineData("PAULI_CHANNEL_1(0.5, 0.5, 0.00000009) 0", "PAULI_CHANNEL_1(0.5, 0.5, 9E-08) 0")]
    [InlineData("REPEAT(3) 2 {\nM 0\n}", "REPEAT 2 {\n    M 0\n}")]
    [InlineData("REPEAT 2 {M 0\n}", "REPEAT 2 {\n    M 0\n}")]
    [InlineData("REPEAT 2{ M 0 # {\n }M 1", "REPEAT 2 {\n    M 0\n}\nM 1")]
    [InlineData("REPEAT 2 {REPEAT 3 {M 0\n}}X 0", "REPEAT 2 {\n    REPEAT 3 {\n        M 0\n    }\n}\nX 0")]
    [InlineData("REPEAT 9223372036854775807 {\nX 0\n}", "REPEAT 9223372036854775807 {\n    X 0\n}", true)]
    [InlineData("E(1) !X0", "E(1) !X0")]
    [InlineData("E(1) X0*X1 Z2", "E(1) X0*X1 Z2")]
    [InlineData("E(0.5)*X0", "E(0.5)*X0")]
    [InlineData("ELSE_CORRELATED_ERROR(0.5) X0*Y1", "ELSE_CORRELATED_ERROR(0.5) X0*Y1")]
    [InlineData("OBSERVABLE_INCLUDE(0) X0 !Y1", "OBSERVABLE_INCLUDE(0) X0 !Y1")]
    [InlineData("OBSERVABLE_INCLUDE(3)", "OBSERVABLE_INCLUDE(3)")]
    [InlineData("I_ERROR(0.1, 0.9) 0\nII_ERROR[t](0.25) 0 1\nI_ERROR 0", "I_ERROR(0.1, 0.9) 0\nII_ERROR[t](0.25) 0 1\nI_ERROR 0")]
    [InlineData("M 0 0\nCZ rec[-1] rec[-2] sweep[0] sweep[1]", "M 0 0\nCZ rec[-1] rec[-2] sweep[0] sweep[1]")]
    [InlineData("H 0\r1\r\rX 1\r\n\r\f\vX 0", null)]
    [InlineData("H\r0\r1\r\n\r\f\vX 0", "H 0 1\nX 0")]
    [InlineData("# a comment\rM 0\nH 0#no\rM 1", "H 0")]
    [InlineData("H", "H")]
    [InlineData("MPAD 0 1 1\nMPAD(0.25) 1", "MPAD 0 1 1\nMPAD(0.25) 1")]
    [InlineData("H 000000000000000000007", "H 7")]
    [InlineData("X_ERROR[a\\Bb\\C\\n\\r\u00e9](0.5) 0", "X_ERROR[a\\Bb\\C\\n\\r\u00e9](0.5) 0")]
    [InlineData("TICK[100ns]\nREPEAT[\\C] 2 {TICK[]\n}", "TICK[100ns]\nREPEAT[\\C] 2 {\n    TICK\n}")]
    public void Parse_Text_IsReadAsStimReadsIt(string text, string? written, bool isHuge = false)
    {
        if (written is null)
        {
            Assert.Throws<StimFormatException>(() => StimCircuit.Parse(text));
            return;
        }
        if (isHuge)
        {
            // It is read, and then found to count past 2^63 targets.
            Assert.Contains("lower the REPEAT counts", Assert.Throws<StimFormatException>(() => StimCircuit.Parse(text)).Message,
                StringComparison.Ordinal);
            return;
        }
        Assert.Equal(written + "\n", StimCircuit.Parse(text).ToString());
        Assert.Equal(written + "\n", StimCircuit.Parse(written).ToString());
    }

    [Theory]
    [InlineData("X_ERROR (1) 0", "line 1, column 9: a space stands before '(': write the parentheses right after the name or its tag")]
    [InlineData("X_ERROR[t] (1) 0", "line 1, column 12: a space stands before '('")]
    [InlineData("X_ERROR(1)0", "line 1, column 11: a space is missing before the targets")]
    [InlineData("M 0\nCZ rec[-1] rec[-1]", "line 2, column 12: CZ cannot take 'rec[-1]' twice in a pair")]
    [InlineData("CZ sweep[3] sweep[3]", "line 1, column 13: CZ cannot take 'sweep[3]' twice in a pair")]
    [InlineData("I_ERROR(0.1,0.9,0.3) 0", "line 1, column 1: the probabilities of I_ERROR add up to 1.3, above 1")]
    [InlineData("I_ERROR(-0.1) 0", "line 1, column 1: -0.1 is not a probability of I_ERROR: 0 to 1 are")]
    [InlineData("II_ERROR(0.1) 0", "line 1, column 1: II_ERROR takes pairs of targets, not 1 targets")]
    [InlineData("II_ERROR(0.1) 0 0", "line 1, column 17: II_ERROR cannot take qubit 0 twice in a pair")]
    [InlineData("M 0\rM 1", "line 1, column 5: 'M' is not a target: 5, !5, X5, rec[-1] and sweep[0] are such")]
    [InlineData("H[a\rb] 0", "line 1, column 4: a carriage return stands in a tag: write it as \\r")]
    [InlineData("H() 0", "line 1, column 1: H takes no numbers in parentheses, not 1")]
    [InlineData("X_ERROR(0.5 0", "line 1, column 8: the arguments have no closing ')'")]
    [InlineData("X_ERROR(0.5 0.1) 0", "line 1, column 13: '0.1' stands where ',' or ')' is due")]
    [InlineData("X_ERROR(0.5\r) 0", "line 1, column 12: '\\r' stands where ',' or ')' is due")]
    [InlineData("X_ERROR(0.5", "line 1, column 8: the arguments have no closing ')'")]
    [InlineData("X_ERROR(1e999) 0", "line 1, column 9: '1e999' is not a number")]
    [InlineData("X_ERROR(nan) 0", "line 1, column 9: 'nan' is not a number")]
    [InlineData("X_ERROR(Infinity) 0", "line 1, column 9: 'Infinity' is not a number")]
    [InlineData("X_ERROR(0x1) 0", "line 1, column 10: 'x1' stands where ',' or ')' is due")]
    [InlineData("X_ERROR(0,5) 0", "line 1, column 1: X_ERROR takes one number in parentheses, not 2")]
    [InlineData("X_ERROR(1e-1e) 0", "line 1, column 9: '1e-1e' is not a number")]
    [InlineData("MPP X0*", "line 1, column 7: '*' does not stand between two factors")]
    [InlineData("MPP *X0", "line 1, column 5: '*' does not stand between two factors")]
    [InlineData("MPP X0**X1", "line 1, column 7: '*' does not stand between two factors")]
    [InlineData("MPP X0*1", "line 1, column 8: '1' is not a target of MPP: products such as X1*!Y2*Z3 are")]
    [InlineData("MPP X0*Y0", "line 1, column 5: 'X0*Y0' is anti-Hermitian")]
    [InlineData("MPP X0*Y0*Z0", "line 1, column 5: 'X0*Y0*Z0' is anti-Hermitian")]
    [InlineData("SPP X0*Z1*Z0", "line 1, column 5: 'X0*Z1*Z0' is anti-Hermitian")]
    [InlineData("H 0*1", "line 1, column 4: '*' is not a target of H: qubits such as 5 are")]
    [InlineData("E(0.5) 0", "line 1, column 8: '0' is not a target of E: Pauli operators such as X1 are")]
    [InlineData("DETECTOR X0", "line 1, column 10: 'X0' is not a target of DETECTOR: measurements such as rec[-1] are")]
    [InlineData("OBSERVABLE_INCLUDE(0) 0", "line 1, column 23: '0' is not a target of OBSERVABLE_INCLUDE: measurements such as rec[-1] "
        + "and Pauli operators such as X1 are")]
    [InlineData("OBSERVABLE_INCLUDE(0.5)", "line 1, column 1: 0.5 is not the number of an observable: whole numbers from 0 are")]
    [InlineData("REPEAT 9223372036854775808 {\n}", "line 1, column 8: '9223372036854775808' is not a count of repetitions")]
    [InlineData("REPEAT 2 3 {\n}", "line 1, column 1: write 'REPEAT COUNT {'")]
    [InlineData("REPEAT 2 {M 0}", "line 1, column 13: '0}' does not carry a whole number from 0 to 16777215")]
    [InlineData("REPEAT 2 {M 0 }", "line 1, column 15: '}' is not a target")]
    [InlineData("M 0 {", "line 1, column 1: 'M' cannot open a block: only 'REPEAT' does")]
    [InlineData("TICK 0", "line 1, column 6: TICK takes no targets")]
    [InlineData("R !0", "line 1, column 3: '!0' is not a target of R: qubits such as 5 are")]
    [InlineData("MPAD 2", "line 1, column 6: '2' is not a target of MPAD: 0 and 1 are")]
    [InlineData("M REC[-1]", "line 1, column 3: 'REC[-1]' is not a target")]
    public void Parse_WhatStimRefuses_IsRefusedWithItsPlace(string text, string message)
        => Assert.StartsWith(message, Assert.Throws<StimFormatException>(() => StimCircuit.Parse(text)).Message, StringComparison.Ordinal);

    /// <summary>The list at the top of Stim's page of gates, without REPEAT.</summary>
    [Fact]
    public void Gates_NamesAndAliases_AreThoseOfStim() => Assert.Equal(
        """
        C_NXYZ C_NZYX CNOT CORRELATED_ERROR CX CXSWAP C_XNYZ C_XYNZ C_XYZ CY CZ C_ZNYX CZSWAP C_ZYNX C_ZYX DEPOLARIZE1 DEPOLARIZE2
        DETECTOR E ELSE_CORRELATED_ERROR H HERALDED_ERASE HERALDED_PAULI_CHANNEL_1 H_NXY H_NXZ H_NYZ H_XY H_XZ H_YZ I I_ERROR II II_ERROR
        ISWAP ISWAP_DAG M MPAD MPP MR MRX MRY MRZ MX MXX MY MYY MZ MZZ OBSERVABLE_INCLUDE PAULI_CHANNEL_1 PAULI_CHANNEL_2 QUBIT_COORDS R
        RX RY RZ S S_DAG SHIFT_COORDS SPP SPP_DAG SQRT_X SQRT_X_DAG SQRT_XX SQRT_XX_DAG SQRT_Y SQRT_Y_DAG SQRT_YY SQRT_YY_DAG SQRT_Z
        SQRT_Z_DAG SQRT_ZZ SQRT_ZZ_DAG SWAP SWAPCX SWAPCZ TICK X XCX XCY XCZ X_ERROR Y YCX YCY YCZ Y_ERROR Z ZCX ZCY ZCZ Z_ERROR
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
        StimGate.All.SelectMany(gate => gate.Aliases.Prepend(gate.Name)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("DETECTOR rec[-1] rec[-1]", false)]
    [InlineData("DETECTOR rec[-1] rec[-1] rec[-1]", true)]
    [InlineData("OBSERVABLE_INCLUDE(0) rec[-1]\nOBSERVABLE_INCLUDE(0) rec[-1]", false)]
    [InlineData("OBSERVABLE_INCLUDE(0) rec[-1]\nOBSERVABLE_INCLUDE(0)", true)]
    public void Detect_AResultNamedTwice_CancelsItself(string parity, bool isFlipped)
    {
        StimCircuit circuit = StimCircuit.Parse("X_ERROR(1) 0\nM 0\n" + parity);
        Assert.Equal(isFlipped, new DetectionSampler(circuit).Sample(1, 0)[0, 0]);
        var measured = new ShotTable(1, 1);
        measured.Words.Fill(1);
        var converter = new DetectionConverter(circuit, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(isFlipped, converter.Convert(measured)[0, 0]);
    }

    [Fact]
    public void Parse_LongLinesInPieces_AreReadWhole()
    {
        string targets = string.Join(' ', Enumerable.Range(0, 30_000));
        StimCircuit circuit = StimCircuit.Parse($"M {targets}\nM {targets}");
        Assert.Equal((30_000, 60_000L, 2), (circuit.QubitCount, circuit.MeasurementCount, circuit.Instructions.Length));
    }

    [Theory]
    // X X = 1, X Y X = -Y, and Y Z Y = -Z by the rules of Pauli's matrices; RX, RY and R prepare their eigenvalue 1.
    [InlineData("MPP X0*X0 !X0*!X0 !X0*X0", "001")]
    [InlineData("RY 0\nMPP X0*Y0*X0 !X0*Y0*X0", "10")]
    [InlineData("R 0\nMPP Y0*Z0*Y0 X0*Z0*X0*Z0*Z0 Z0*Z0*Z0", "110")]
    [InlineData("RX 0 1\nMPP X0*Z1*X1*Z1 X0*X1*X0*!X1 Y0*Z0*Z1*Y1", "110")]
    [InlineData("MPP(1) X0*X0", "1")]
    public void Sample_ProductsWithAQubitTwice_HaveTheirSign(string text, string results)
    {
        StimCircuit circuit = StimCircuit.Parse(text);
        var simulator = new TableauSimulator(new(circuit), new Random(1));
        simulator.Run(TestContext.Current.CancellationToken);
        Assert.Equal(results, string.Concat(simulator.Record.Select(bit => bit ? '1' : '0')));
        ShotTable table = new MeasurementSampler(circuit, cancellation: TestContext.Current.CancellationToken)
            .Sample(1, 0, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(results, string.Concat(Enumerable.Range(0, results.Length).Select(bit => table[3, bit] ? '1' : '0')));
    }

    [Fact]
    public void Sample_TurnsAboutTheIdentity_DoNothing()
    {
        var simulator = new TableauSimulator(new(StimCircuit.Parse("RX 0\nSPP X0*X0 !X1*X1\nSPP_DAG X0*Z1*X0*Z1\nMX 0")));
        simulator.Run(TestContext.Current.CancellationToken);
        Assert.False(simulator.Record[0]);
    }

    [Theory]
    [InlineData("X_ERROR(1) 0\nOBSERVABLE_INCLUDE(0) Z0", true)]
    [InlineData("Z_ERROR(1) 0\nOBSERVABLE_INCLUDE(0) Z0", false)]
    [InlineData("OBSERVABLE_INCLUDE(0) Z0\nX_ERROR(1) 0", false)]
    [InlineData("X_ERROR(1) 0\nOBSERVABLE_INCLUDE(0) Z0\nX_ERROR(1) 0", true)]
    [InlineData("RX 0 1\nY_ERROR(1) 0\nE(1) Z1\nOBSERVABLE_INCLUDE(0) X0 X1", false)]
    [InlineData("RX 0 1\nY_ERROR(1) 0\nE(1) Z0*X1\nOBSERVABLE_INCLUDE(0) X0 X1", false)]
    [InlineData("RX 0\nY_ERROR(1) 0\nOBSERVABLE_INCLUDE(0) !X0", true)]
    [InlineData("RY 0\nX_ERROR(1) 0\nM 1\nOBSERVABLE_INCLUDE(0) Y0 rec[-1]", true)]
    public void Detect_PauliOperatorsOfAnObservable_AreFlippedByWhatDoesNotCommute(string text, bool isFlipped)
    {
        StimCircuit circuit = StimCircuit.Parse(text);
        ShotTable table = new DetectionSampler(circuit).Sample(1, 0);
        Assert.All(Enumerable.Range(0, table.Shots), shot => Assert.Equal(isFlipped, table[shot, 0]));
    }

    [Fact]
    public void Program_MarksForOtherTools_LeaveNoStep()
        => Assert.Empty(new StabilizerProgram(StimCircuit.Parse("I_ERROR(0.1, 0.2) 0 1\nII_ERROR(1) 0 1\nI_ERROR 3")).Steps);
}
