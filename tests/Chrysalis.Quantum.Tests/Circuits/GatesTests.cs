using System.Numerics;
using Chrysalis.Quantum.Circuits;

namespace Chrysalis.Quantum.Tests.Circuits;

public class GatesTests
{
    private static readonly Gate[] EveryGate =
    [
        Gates.I, Gates.X, Gates.Y, Gates.Z, Gates.H, Gates.S, Gates.Sdg, Gates.T, Gates.Tdg, Gates.SqrtX, Gates.SqrtXdg, Gates.SqrtY,
        Gates.SqrtW, Gates.Rx(0.3), Gates.Ry(0.4), Gates.Rz(0.5), Gates.Rxy(0.6, 0.7), Gates.P(0.8), Gates.U2(0.1, 0.2),
        Gates.U3(0.3, 0.4, 0.5), Gates.PhasedXZ(0.25, 0.5, 0.75), Gates.CX, Gates.CY, Gates.CZ, Gates.CP(0.9), Gates.Swap, Gates.ISwap,
        Gates.FSim(0.3, 0.2), Gates.ISwapLike(Math.PI / 6), Gates.CCX, Gates.CCZ, Gates.CSwap,
    ];

    public static TheoryData<Gate> All => [.. EveryGate];

    [Theory]
    [MemberData(nameof(All))]
    public void Unitary_EveryGate_IsUndoneByItsAdjoint(Gate gate) =>
        Assert.True((gate.Unitary * gate.Adjoint().Unitary).DistanceTo(UnitaryMatrix.Identity(gate.QubitCount)) < 1e-14);

    [Fact]
    public void Unitary_SquareRoots_SquareToTheirPauli()
    {
        AssertSame(Gates.X.Unitary, Gates.SqrtX.Unitary * Gates.SqrtX.Unitary);
        AssertSame(Gates.Y.Unitary, Gates.SqrtY.Unitary * Gates.SqrtY.Unitary);
        AssertSame(Gates.Z.Unitary, Gates.S.Unitary * Gates.S.Unitary);
        AssertSame(Gates.S.Unitary, Gates.T.Unitary * Gates.T.Unitary);
        // W = (X + Y)/sqrt 2.
        var w = new UnitaryMatrix([0, new Complex(1, -1) * Math.Sqrt(0.5), new Complex(1, 1) * Math.Sqrt(0.5), 0]);
        AssertSame(w, Gates.SqrtW.Unitary * Gates.SqrtW.Unitary);
    }

    /// <summary>The table "Supported gates" of qsim's input format and gates_qsim.h; OpenQASM 2 paper, arXiv:1707.03429.</summary>
    [Fact]
    public void Unitary_PublishedMatrices_AreMet()
    {
        double h = Math.Sqrt(0.5);
        AssertSame(new([new(0.5, 0.5), new(0, -h), h, new(0.5, 0.5)]), Gates.SqrtW.Unitary);
        AssertSame(new([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0]), Gates.CX.Unitary);
        AssertSame(new([1, 0, 0, 0, 0, 0, Complex.ImaginaryOne, 0, 0, Complex.ImaginaryOne, 0, 0, 0, 0, 0, 1]), Gates.ISwap.Unitary);
        AssertSame(Gates.H.Unitary, Gates.U2(0, Math.PI).Unitary);
        AssertSame(Gates.ISwap.Unitary, Gates.FSim(-Math.PI / 2, 0).Unitary);
        AssertSame(Gates.CZ.Unitary, Gates.FSim(0, Math.PI).Unitary);
    }

    [Fact]
    public void PhasedXZ_ProductOfPowers_IsMet()
    {
        // Z^z Z^a X^x Z^-a with Z^t = diag(1, e^(i pi t)) and X^x = H Z^x H.
        UnitaryMatrix expected = Power(0.3) * Power(0.7) * Gates.H.Unitary * Power(0.4) * Gates.H.Unitary * Power(-0.7);
        AssertSame(expected, Gates.PhasedXZ(0.4, 0.3, 0.7).Unitary);

        static UnitaryMatrix Power(double t) => Gates.P(Math.PI * t).Unitary;
    }

    [Fact]
    public void FromMatrix_NotUnitary_IsRefused()
    {
        var error = Assert.Throws<QuantumException>(() => new UnitaryMatrix([1, 1, 0, 1]));
        Assert.Contains("not unitary", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    public void FromMatrix_WrongNumberOfEntries_IsRefused(int count) =>
        Assert.Contains(
            $"{count} entries", Assert.Throws<QuantumException>(() => new UnitaryMatrix(new Complex[count])).Message,
            StringComparison.Ordinal);

    private static void AssertSame(UnitaryMatrix expected, UnitaryMatrix actual) =>
        Assert.True(expected.DistanceTo(actual) < 1e-14, $"differs by {expected.DistanceTo(actual)}");
}
