using System.Numerics;

namespace Chrysalis.Quantum.Circuits;

/// <summary>
/// The field's gates. Angles are in radians. Matrices follow Nielsen and Chuang (2010), the OpenQASM 2 paper
/// (arXiv:1707.03429) for U1, U2, U3, and the quantum-supremacy experiment (arXiv:1910.11333) for the square roots and fSim.
/// </summary>
public static class Gates
{
    private static readonly double Half = Math.Sqrt(0.5);
    private static readonly Complex Imaginary = Complex.ImaginaryOne;
    private static readonly Complex Plus = new(0.5, 0.5), Minus = new(0.5, -0.5);

    /// <summary>The identity.</summary>
    public static Gate I { get; } = One("id", 1, 0, 0, 1);

    /// <summary>Pauli X, the bit flip.</summary>
    public static Gate X { get; } = One("x", 0, 1, 1, 0);

    /// <summary>Pauli Y.</summary>
    public static Gate Y { get; } = One("y", 0, -Imaginary, Imaginary, 0);

    /// <summary>Pauli Z, the phase flip.</summary>
    public static Gate Z { get; } = One("z", 1, 0, 0, -1);

    /// <summary>Hadamard.</summary>
    public static Gate H { get; } = One("h", Half, Half, Half, -Half);

    /// <summary>The square root of Z: diag(1, i).</summary>
    public static Gate S { get; } = One("s", 1, 0, 0, Imaginary);

    /// <summary>The adjoint of S.</summary>
    public static Gate Sdg { get; } = One("sdg", 1, 0, 0, -Imaginary);

    /// <summary>The fourth root of Z: diag(1, e^(i pi/4)).</summary>
    public static Gate T { get; } = One("t", 1, 0, 0, new(Half, Half));

    /// <summary>The adjoint of T.</summary>
    public static Gate Tdg { get; } = One("tdg", 1, 0, 0, new(Half, -Half));

    /// <summary>The square root of X; qsim's x_1_2, OpenQASM's sx.</summary>
    public static Gate SqrtX { get; } = One("sx", Plus, Minus, Minus, Plus);

    /// <summary>The adjoint of the square root of X.</summary>
    public static Gate SqrtXdg { get; } = One("sxdg", Minus, Plus, Plus, Minus);

    /// <summary>The square root of Y; qsim's y_1_2.</summary>
    public static Gate SqrtY { get; } = One("y_1_2", Plus, -Plus, Plus, Plus);

    /// <summary>The square root of W = (X + Y)/sqrt 2; qsim's hz_1_2.</summary>
    public static Gate SqrtW { get; } = One("hz_1_2", Plus, -Imaginary * Half, Half, Plus);

    /// <summary>Controlled X: the first qubit is the control.</summary>
    public static Gate CX { get; } = X.Controlled();

    /// <summary>Controlled Y: the first qubit is the control.</summary>
    public static Gate CY { get; } = Y.Controlled();

    /// <summary>Controlled Z.</summary>
    public static Gate CZ { get; } = Z.Controlled();

    /// <summary>Exchanges two qubits.</summary>
    public static Gate Swap { get; } = Two("swap", 0, 1, 1);

    /// <summary>Exchanges two qubits and multiplies the exchanged states by i.</summary>
    public static Gate ISwap { get; } = Two("iswap", 0, Imaginary, 1);

    /// <summary>Toffoli: flips the third qubit where the first two are 1.</summary>
    public static Gate CCX { get; } = X.Controlled(2);

    /// <summary>Flips the sign where all three qubits are 1.</summary>
    public static Gate CCZ { get; } = Z.Controlled(2);

    /// <summary>Fredkin: exchanges the last two qubits where the first is 1.</summary>
    public static Gate CSwap { get; } = Swap.Controlled();

    /// <summary>Rotation about x: e^(-i theta X/2).</summary>
    public static Gate Rx(double theta) => One("rx", theta, Cos(theta), -Imaginary * Sin(theta), -Imaginary * Sin(theta), Cos(theta));

    /// <summary>Rotation about y: e^(-i theta Y/2).</summary>
    public static Gate Ry(double theta) => One("ry", theta, Cos(theta), -Sin(theta), Sin(theta), Cos(theta));

    /// <summary>Rotation about z: e^(-i theta Z/2).</summary>
    public static Gate Rz(double theta) => One("rz", theta, Phase(-theta / 2), 0, 0, Phase(theta / 2));

    /// <summary>
    /// Rotation by phi about the axis at angle theta in the xy-plane: e^(-i phi (cos theta X + sin theta Y)/2); qsim's rxy.
    /// </summary>
    public static Gate Rxy(double theta, double phi) => new("rxy",
        UnitaryMatrix.FromTrusted(1, Cos(phi), -Imaginary * Sin(phi) * Phase(-theta), -Imaginary * Sin(phi) * Phase(theta), Cos(phi)),
        Finite(theta), Finite(phi));

    /// <summary>The phase gate diag(1, e^(i lambda)); OpenQASM's p and u1.</summary>
    public static Gate P(double lambda) => One("p", lambda, 1, 0, 0, Phase(lambda));

    /// <summary>U2(phi, lambda) = U3(pi/2, phi, lambda).</summary>
    public static Gate U2(double phi, double lambda) => new("u2", U3(Math.PI / 2, phi, lambda).Unitary, phi, lambda);

    /// <summary>The general one-qubit gate, whose upper left entry is cos(theta/2).</summary>
    public static Gate U3(double theta, double phi, double lambda) => new("u3",
        UnitaryMatrix.FromTrusted(1, Cos(theta), -Phase(lambda) * Sin(theta), Phase(phi) * Sin(theta), Phase(phi + lambda) * Cos(theta)),
        Finite(theta), Finite(phi), Finite(lambda));

    /// <summary>Z^z Z^a X^x Z^-a, powers of the Pauli matrices with eigenvalues 1 and e^(i pi exponent); Cirq's PhasedXZGate.</summary>
    public static Gate PhasedXZ(double x, double z, double a)
    {
        double angle = Finite(x) * Math.PI;
        Complex global = Phase(angle / 2), diagonal = global * Cos(angle), flip = -Imaginary * global * Sin(angle);
        Complex turn = Phase(Math.PI * Finite(a)), last = Phase(Math.PI * Finite(z));
        return new("phxz", UnitaryMatrix.FromTrusted(1, diagonal, flip / turn, last * turn * flip, last * diagonal), x, z, a);
    }

    /// <summary>Controlled phase: diag(1, 1, 1, e^(i lambda)).</summary>
    public static Gate CP(double lambda) => P(lambda).Controlled();

    /// <summary>
    /// fSim(theta, phi), arXiv:1910.11333: cos theta on the diagonal and -i sin theta beside it for 01 and 10, e^(-i phi) for 11.
    /// </summary>
    public static Gate FSim(double theta, double phi) =>
        Two("fsim", Math.Cos(theta), -Imaginary * Math.Sin(theta), Phase(-phi), Finite(theta), Finite(phi));

    /// <summary>The iSWAP-like gate of the random circuits: fSim(pi/2, phi), phi about pi/6 on Sycamore (arXiv:1910.11333).</summary>
    public static Gate ISwapLike(double phi) => FSim(Math.PI / 2, phi);

    private static Complex Cos(double angle) => Math.Cos(angle / 2);

    private static Complex Sin(double angle) => Math.Sin(angle / 2);

    private static Complex Phase(double angle) => new(Math.Cos(angle), Math.Sin(angle));

    private static double Finite(double parameter) => double.IsFinite(parameter)
        ? parameter
        : throw new QuantumException($"A gate's parameter is {parameter}; it must be a finite number.");

    private static Gate One(string name, Complex a, Complex b, Complex c, Complex d) => new(name, UnitaryMatrix.FromTrusted(1, a, b, c, d));

    private static Gate One(string name, double parameter, Complex a, Complex b, Complex c, Complex d) =>
        new(name, UnitaryMatrix.FromTrusted(1, a, b, c, d), Finite(parameter));

    /// <summary>A two-qubit gate that keeps the number of ones and treats both qubits alike.</summary>
    private static Gate Two(string name, Complex stay, Complex exchange, Complex ones, params double[] parameters) =>
        new(name, UnitaryMatrix.FromTrusted(2, 1, 0, 0, 0, 0, stay, exchange, 0, 0, exchange, stay, 0, 0, 0, 0, ones), [.. parameters]);
}
