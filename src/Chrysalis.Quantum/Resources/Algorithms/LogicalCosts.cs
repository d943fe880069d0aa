using System.Globalization;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Quantum.Resources.Algorithms;

/// <summary>Published logical costs, and formulas for keys of any length.</summary>
public static class LogicalCosts
{
    /// <summary>Bits of Bitcoin's curve.</summary>
    public const int BitcoinKeyBits = 256;

    /// <summary>
    /// Of Gidney 2025's logical qubits, 131 of 1411 are worked on at a time; 2026's withheld circuit is taken to be alike.
    /// </summary>
    private const double ActiveShare2025 = 131.0 / 1411;

    /// <summary>Our circuit of SHA-256's one block, counted; a test compares.</summary>
    internal const int HashQubits = 801, HashToffoli = 54_320, HashToffoliDepth = 46_128;

    /// <summary>Runs expected in 2025's factoring estimate.</summary>
    private const double Runs2025 = 9.2;

    /// <summary>Every preset.</summary>
    public static IReadOnlyList<LogicalCost> All { get; } =
    [
        Roetteler(BitcoinKeyBits),
        Key(
            "haener-2020-low-width", 2124, Math.Pow(2, 30), null,
            "arXiv:2001.09580: 2124 qubits; about 2^30 gates as Chevignard et al. 2026 quote it; one gate after the other assumed"),
        Key("haener-2020-low-depth", 2871, 5.76e9 / 4, 1.88e7, "arXiv:2001.09580, low depth: 2871 qubits; 5.76e9 T gates (four a Toffoli) "
            + "and depth 1.88e7 as taken by Webber et al., recalled and not read again"),
        Key("litinski-2023", 3000, 50e6, null, "arXiv:2306.08585: 50e6 Toffoli a key; 3000 of its 6000 modules are memory"),
        Key("chevignard-2026", 1098, Math.Pow(2, 38.1), null, "Chevignard, Fouque, Schrottenloher 2026, abstract: 1098 qubits, "
            + "22 runs of 2^38.1 Toffoli; one gate after the other assumed") with { Runs = 22 },
        Google("google-2026-low-qubits", 1200, 90e6),
        Google("google-2026-low-gates", 1450, 70e6),
        new()
        {
            Name = "gidney-ekera-2019", Task = "factor an RSA integer of 2048 bits",
            LogicalQubits = 3 * 2048 + 0.002 * 2048 * 11, ActiveQubits = 3 * 2048 + 0.002 * 2048 * 11,
            Toffoli = 0.3 * Math.Pow(2048, 3) + 0.0005 * Math.Pow(2048, 3) * 11, ToffoliDepth = 500.0 * 2048 * 2048 + 2048.0 * 2048 * 11,
            Source = "arXiv:1905.09749, abstract: 3n + 0.002 n lg n qubits, 0.3 n^3 + 0.0005 n^3 lg n Toffoli, depth 500 n^2 + n^2 lg n",
        },
        new()
        {
            Name = "gidney-2025", Task = "factor an RSA integer of 2048 bits",
            LogicalQubits = 1280 + 131, ActiveQubits = 131, Toffoli = 6.5e9 / Runs2025, ToffoliDepth = 6.5e9 / Runs2025, Runs = Runs2025,
            Source = "arXiv:2505.15917: 1280 stored and 131 active qubits, 6.5e9 Toffoli in 9.2 expected runs; one gate after the other",
        },
        Sha256Preimage(),
    ];

    /// <summary>A preset by its name.</summary>
    /// <exception cref="QuantumException">No such preset.</exception>
    public static LogicalCost Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(cost => cost.Name == name)
            ?? throw new QuantumException($"There is no work '{name}': choose {string.Join(", ", All.Select(cost => cost.Name))}.");
    }

    /// <summary>
    /// Roetteler et al. 2017 (arXiv:1706.06752): 9n + 2 ceil(log2 n) + 10 qubits, 448 n^3 log2 n + 4090 n^3 Toffoli gates.
    /// </summary>
    /// <param name="bits">Bits of the curve's field, 2 to 100,000.</param>
    /// <exception cref="QuantumException">Outside.</exception>
    public static LogicalCost Roetteler(int bits)
    {
        Limits.Require("The key's bits", bits, 2, 100_000, "bits");
        double logarithm = Math.Log2(bits);
        double cube = Math.Pow(bits, 3);
        return Key(
            "roetteler-2017", 9.0 * bits + 2 * Math.Ceiling(logarithm) + 10, 448 * cube * logarithm + 4090 * cube, null,
            "arXiv:1706.06752, formulas of the abstract; one gate after the other", bits);
    }

    /// <summary>
    /// Windowed point additions: 2n exponent bits in windows, each one table look-up of 2^w entries and one addition of
    /// 126.5 n^2 + 221.5 n - 36 Toffoli gates. Litinski 2023 (arXiv:2306.08585) as counted by Qualtran.
    /// </summary>
    /// <param name="bits">Bits of the curve's field, 8 to 100,000.</param>
    /// <param name="window">Bits of a window, 1 to 30.</param>
    /// <exception cref="QuantumException">Outside.</exception>
    public static LogicalCost PointAdditions(int bits, int window = 16)
    {
        Limits.Require("The key's bits", bits, 8, 100_000, "bits");
        Limits.Require("The window", window, 1, 30, "bits");
        double additions = Math.Ceiling(2.0 * bits / window);
        double each = PointAddition(bits) + Math.Pow(2, window) - window - 1;
        return Key("point-additions", 10.0 * bits + 20, additions * each, null,
            string.Create(CultureInfo.InvariantCulture, $"{additions:0} additions of 126.5 n^2 + 221.5 n - 36 Toffoli (Qualtran's count of "
                + $"arXiv:2306.08585) and look-ups of 2^{window} entries; 10n + 20 qubits assumed (2580 for 256 bits)"),
            bits);
    }

    /// <summary>Toffoli gates of one elliptic-curve point addition: 126.5 n^2 + 221.5 n - 36 (Qualtran's tests).</summary>
    public static double PointAddition(int bits) => 126.5 * bits * bits + 221.5 * bits - 36;

    /// <summary>
    /// A preimage of SHA-256 by Grover's search: pi/4 2^128 iterations, each the hash of one block computed and uncomputed by the circuit
    /// of <see cref="Reversible.Sha256BlockCircuit"/>, which is verified on basis states. Amy et al. (arXiv:1603.09383) count 2^153.8
    /// surface-code cycles and 2^12.6 logical qubits for theirs.
    /// </summary>
    public static LogicalCost Sha256Preimage()
    {
        double iterations = Math.PI / 4 * Math.Pow(2, 128);
        return new()
        {
            Name = "sha256-preimage",
            Task = "find a preimage of SHA-256 by Grover's search",
            LogicalQubits = HashQubits,
            ActiveQubits = HashQubits,
            Toffoli = 2 * iterations * HashToffoli,
            ToffoliDepth = 2 * iterations * HashToffoliDepth,
            Source = "pi/4 2^128 iterations (arXiv:1603.09383) of our own circuit of one block, computed and uncomputed; "
                + "its comparison is left out",
        };
    }

    private static LogicalCost Google(string name, double qubits, double toffoli) =>
        Key(name, qubits, toffoli, null, "arXiv:2603.28846, upper bounds of the abstract; the circuit is withheld: "
            + "one gate after the other and the active share "
            + "of arXiv:2505.15917 assumed") with { ActiveQubits = Math.Round(qubits * ActiveShare2025) };

    private static LogicalCost Key(string name, double qubits, double toffoli, double? depth, string source, int bits = BitcoinKeyBits) =>
        new()
        {
            Name = name,
            Task = string.Create(CultureInfo.InvariantCulture, $"compute the private key of a {bits}-bit elliptic curve"),
            LogicalQubits = qubits,
            ActiveQubits = qubits,
            Toffoli = toffoli,
            ToffoliDepth = depth ?? toffoli,
            Source = source,
        };
}
