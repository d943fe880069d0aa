using System.Numerics;

namespace Chrysalis.Quantum.Tests.Reference;

/// <summary>The unitaries of Stim's Clifford gates by their definitions; the first qubit is the high bit of row and column.</summary>
internal static class CliffordMatrices
{
    private static readonly Complex I = Complex.ImaginaryOne;

    /// <summary>Two-qubit gates as exponentials and controlled Paulis, from their definitions, not from any decomposition.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Complex[,]>> Pairs = new Dictionary<string, Func<Complex[,]>>
    {
        ["CX"] = () => Controlled('Z', 'X'), ["CY"] = () => Controlled('Z', 'Y'), ["CZ"] = () => Controlled('Z', 'Z'),
        ["XCX"] = () => Controlled('X', 'X'), ["XCY"] = () => Controlled('X', 'Y'), ["XCZ"] = () => Controlled('X', 'Z'),
        ["YCX"] = () => Controlled('Y', 'X'), ["YCY"] = () => Controlled('Y', 'Y'), ["YCZ"] = () => Controlled('Y', 'Z'),
        ["SQRT_XX"] = () => Root('X', 1), ["SQRT_XX_DAG"] = () => Root('X', -1), ["SQRT_YY"] = () => Root('Y', 1),
        ["SQRT_YY_DAG"] = () => Root('Y', -1), ["SQRT_ZZ"] = () => Root('Z', 1), ["SQRT_ZZ_DAG"] = () => Root('Z', -1),
        ["SWAP"] = () => Exchange(1), ["ISWAP"] = () => Exchange(I), ["ISWAP_DAG"] = () => Exchange(-I),
        ["CXSWAP"] = () => Times(Exchange(1), Controlled('Z', 'X')), ["SWAPCX"] = () => Times(Controlled('Z', 'X'), Exchange(1)),
        ["CZSWAP"] = () => Times(Exchange(1), Controlled('Z', 'Z')),
    };

    /// <summary>What single-qubit gates make of X and of Z, read off their names and Stim's gate reference.</summary>
    public static readonly IReadOnlyDictionary<string, (string X, string Z)> Singles = new Dictionary<string, (string X, string Z)>
    {
        ["I"] = ("+X", "+Z"), ["X"] = ("+X", "-Z"), ["Y"] = ("-X", "-Z"), ["Z"] = ("-X", "+Z"), ["H"] = ("+Z", "+X"),
        ["H_XY"] = ("+Y", "-Z"), ["H_YZ"] = ("-X", "+Y"), ["H_NXY"] = ("-Y", "-Z"), ["H_NXZ"] = ("-Z", "-X"), ["H_NYZ"] = ("-X", "-Y"),
        ["S"] = ("+Y", "+Z"), ["S_DAG"] = ("-Y", "+Z"), ["SQRT_X"] = ("+X", "-Y"),
        ["SQRT_X_DAG"] = ("+X", "+Y"), ["SQRT_Y"] = ("-Z", "+X"), ["SQRT_Y_DAG"] = ("+Z", "-X"), ["C_XYZ"] = ("+Y", "+X"),
        ["C_NXYZ"] = ("-Y", "-X"), ["C_XNYZ"] = ("-Y", "+X"), ["C_XYNZ"] = ("+Y", "-X"), ["C_ZYX"] = ("+Z", "+Y"),
        ["C_NZYX"] = ("-Z", "-Y"), ["C_ZNYX"] = ("+Z", "-Y"), ["C_ZYNX"] = ("-Z", "+Y"),
    };

    /// <summary>The matrix of I, X, Y or Z.</summary>
    public static Complex[,] Pauli(char name) => name switch
    {
        'X' => new Complex[,] { { 0, 1 }, { 1, 0 } },
        'Y' => new Complex[,] { { 0, -I }, { I, 0 } },
        'Z' => new Complex[,] { { 1, 0 }, { 0, -1 } },
        _ => new Complex[,] { { 1, 0 }, { 0, 1 } },
    };

    /// <summary>Row and column count the first qubit as the high bit.</summary>
    private static Complex[,] Product(char first, char second)
    {
        Complex[,] a = Pauli(first), b = Pauli(second);
        var result = new Complex[4, 4];
        for (int r = 0; r < 4; r++)
            for (int c = 0; c < 4; c++)
                result[r, c] = a[r >> 1, c >> 1] * b[r & 1, c & 1];
        return result;
    }

    /// <summary>(1 + A + B - A B) / 2: B where A is -1.</summary>
    private static Complex[,] Controlled(char control, char target) =>
        Combine(0.5, Product('I', 'I'), 0.5, Product(control, 'I'), 0.5, Product('I', target), -0.5, Product(control, target));

    /// <summary>exp(i pi/4) exp(-i pi/4 PP), or its inverse.</summary>
    private static Complex[,] Root(char pauli, int sign) => Combine(
        (1 + (sign * I)) / 2, Product('I', 'I'), (1 - (sign * I)) / 2, Product(pauli, pauli), 0, Product('I', 'I'), 0, Product('I', 'I'));

    private static Complex[,] Exchange(Complex phase) =>
        new Complex[,] { { 1, 0, 0, 0 }, { 0, 0, phase, 0 }, { 0, phase, 0, 0 }, { 0, 0, 0, 1 } };

    private static Complex[,] Combine(
        Complex a, Complex[,] ma, Complex b, Complex[,] mb, Complex c, Complex[,] mc, Complex d, Complex[,] md)
    {
        var result = new Complex[4, 4];
        for (int i = 0; i < 16; i++)
            result[i / 4, i % 4] = (a * ma[i / 4, i % 4]) + (b * mb[i / 4, i % 4]) + (c * mc[i / 4, i % 4]) + (d * md[i / 4, i % 4]);
        return result;
    }

    /// <summary>The product of two square matrices, the earlier one on the right.</summary>
    public static Complex[,] Times(Complex[,] later, Complex[,] earlier)
    {
        int n = later.GetLength(0);
        var result = new Complex[n, n];
        for (int r = 0; r < n; r++)
            for (int c = 0; c < n; c++)
                for (int k = 0; k < n; k++)
                    result[r, c] += later[r, k] * earlier[k, c];
        return result;
    }

    /// <summary>
    /// The unitary that makes of X and Z what is asked: U = sum over eigenvectors, |0> goes to the image of Z's +1 state.
    /// </summary>
    public static Complex[,] Single(string name)
    {
        (string X, string Z) image = Singles[name];
        Complex[,] x = Signed(image.X), z = Signed(image.Z);
        // Columns: u0 with Z-image +1, then u1 = X-image u0.
        Complex a = 0.5 * (1 + z[0, 0]), b = 0.5 * z[1, 0];
        if (a.Magnitude < 1e-9)
            (a, b) = (0.5 * z[0, 1], 0.5 * (1 + z[1, 1]));
        double norm = Math.Sqrt((a.Magnitude * a.Magnitude) + (b.Magnitude * b.Magnitude));
        (a, b) = (a / norm, b / norm);
        return new Complex[,] { { a, (x[0, 0] * a) + (x[0, 1] * b) }, { b, (x[1, 0] * a) + (x[1, 1] * b) } };
    }

    private static Complex[,] Signed(string signed)
    {
        Complex[,] pauli = Pauli(signed[1]);
        double sign = signed[0] == '-' ? -1 : 1;
        return new Complex[,] { { sign * pauli[0, 0], sign * pauli[0, 1] }, { sign * pauli[1, 0], sign * pauli[1, 1] } };
    }
}
