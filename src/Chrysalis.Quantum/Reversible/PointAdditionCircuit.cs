namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// Controlled addition of a known point to a point in qubits, on y^2 = x^3 + ax + b over a prime field: algorithm 1 of Roetteler et al.
/// (arXiv:1706.06752), affine and in place. As there, the exceptional cases are left out: infinity, and points that are plus or minus the
/// known one or minus its double. Read-only: may be shared between threads.
/// </summary>
public sealed class PointAdditionCircuit
{
    private PointAdditionCircuit(ReversibleCircuit circuit, int control, int[] x, int[] y) =>
        (Circuit, Control, X, Y) = (circuit, control, x, y);

    /// <summary>The gates.</summary>
    public ReversibleCircuit Circuit { get; }

    /// <summary>The qubit that switches the addition on.</summary>
    public int Control { get; }

    /// <summary>First coordinate, least significant bit first.</summary>
    public int[] X { get; }

    /// <summary>Second coordinate.</summary>
    public int[] Y { get; }

    /// <summary>
    /// Toffoli gates of one controlled addition by Roetteler et al.: 224 n^2 log2 n + 2045 n^2, a 2n-th of their total for n bits.
    /// </summary>
    public static double RoettelerToffoli(int bits) => 224.0 * bits * bits * Math.Log2(bits) + 2045.0 * bits * bits;

    /// <summary>Qubits of Roetteler et al.: 9n + 2 ceil(log2 n) + 10.</summary>
    public static int RoettelerQubits(int bits) => 9 * bits + 2 * (int)Math.Ceiling(Math.Log2(bits)) + 10;

    /// <summary>Writes the circuit that adds (<paramref name="x2"/>, <paramref name="y2"/>).</summary>
    /// <param name="prime">The field's odd prime, below 2^30.</param>
    /// <param name="x2">First coordinate of the known point.</param>
    /// <param name="y2">Second coordinate.</param>
    public static PointAdditionCircuit Create(int prime, int x2, int y2)
    {
        var builder = new ReversibleBuilder();
        var field = new ModularArithmetic(builder, prime);
        int control = builder.Allocate(1)[0];
        int[] x = field.Allocate(), y = field.Allocate(), slope = field.Allocate();

        field.AddConstant(-x2, x);                                  // x = x1 - x2
        field.ControlledAddConstant(control, -y2, y);               // y = y1 - y2
        WithInverse(builder, field, x, inverse => field.Multiply(y, inverse, slope));
        builder.Inverse(() => field.Multiply(slope, x, y));         // y = 0
        WithSquare(builder, field, slope, square => field.ControlledSubtract(control, square, x));
        field.ControlledAddConstant(control, 3 * x2 % prime, x);    // x = x2 - x3
        field.Multiply(slope, x, y);                                // y = y3 + y2
        WithInverse(builder, field, x, inverse => builder.Inverse(() => field.Multiply(y, inverse, slope))); // slope = 0
        field.ControlledNegateNonzero(control, x);                  // x = x3 - x2
        field.ControlledAddConstant(control, -y2, y);               // y = y3
        field.AddConstant(x2, x);                                   // x = x3
        return new(builder.Build(), control, x, y);
    }

    private static void WithInverse(ReversibleBuilder builder, ModularArithmetic field, int[] value, Action<int[]> act)
    {
        int[] inverse = field.Allocate();
        builder.Within(() => field.Invert(value, inverse), () => act(inverse));
        builder.Release(inverse);
    }

    private static void WithSquare(ReversibleBuilder builder, ModularArithmetic field, int[] value, Action<int[]> act)
    {
        int[] square = field.Allocate();
        builder.Within(() => field.Square(value, square), () => act(square));
        builder.Release(square);
    }
}
