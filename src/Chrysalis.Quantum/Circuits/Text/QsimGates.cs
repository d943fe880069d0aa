using System.Numerics;

namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>qsim's names of the gates. Its cp(phi) turns by e^(-i phi), as its fs does.</summary>
internal static class QsimGates
{
    private static readonly Gate TwoQubitIdentity = Gate.FromMatrix("id2", UnitaryMatrix.Identity(2));

    private static readonly Dictionary<string, (int Qubits, int Parameters, Func<double[], Gate> Make)> Known = new()
    {
        ["id1"] = (1, 0, _ => Gates.I), ["h"] = (1, 0, _ => Gates.H), ["t"] = (1, 0, _ => Gates.T), ["s"] = (1, 0, _ => Gates.S),
        ["x"] = (1, 0, _ => Gates.X), ["y"] = (1, 0, _ => Gates.Y), ["z"] = (1, 0, _ => Gates.Z),
        ["x_1_2"] = (1, 0, _ => Gates.SqrtX), ["y_1_2"] = (1, 0, _ => Gates.SqrtY), ["hz_1_2"] = (1, 0, _ => Gates.SqrtW),
        ["rx"] = (1, 1, p => Gates.Rx(p[0])), ["ry"] = (1, 1, p => Gates.Ry(p[0])), ["rz"] = (1, 1, p => Gates.Rz(p[0])),
        ["rxy"] = (1, 2, p => Gates.Rxy(p[0], p[1])),
        ["cz"] = (2, 0, _ => Gates.CZ), ["cnot"] = (2, 0, _ => Gates.CX), ["cx"] = (2, 0, _ => Gates.CX), ["sw"] = (2, 0, _ => Gates.Swap),
        ["is"] = (2, 0, _ => Gates.ISwap), ["fs"] = (2, 2, p => Gates.FSim(p[0], p[1])), ["cp"] = (2, 1, p => Gates.CP(-p[0])),
        ["id2"] = (2, 0, _ => TwoQubitIdentity),
    };

    private static readonly Dictionary<string, string> GateNames = new()
    {
        ["id"] = "id1", ["id2"] = "id2", ["h"] = "h", ["t"] = "t", ["s"] = "s", ["x"] = "x", ["y"] = "y", ["z"] = "z", ["sx"] = "x_1_2",
        ["y_1_2"] = "y_1_2", ["hz_1_2"] = "hz_1_2", ["rx"] = "rx", ["ry"] = "ry", ["rz"] = "rz", ["rxy"] = "rxy", ["cz"] = "cz",
        ["cx"] = "cnot", ["swap"] = "sw", ["iswap"] = "is", ["fsim"] = "fs", ["cp"] = "cp",
    };

    /// <summary>The name here of qsim's p, a phase of the whole state, which acts on no qubit there.</summary>
    public const string GlobalPhaseName = "gphase";

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>e^(i phi) on whatever qubit.</summary>
    public static Gate GlobalPhase(double phi)
    {
        var phase = Complex.FromPolarCoordinates(1, phi);
        return new(GlobalPhaseName, UnitaryMatrix.FromTrusted(1, phase, 0, 0, phase), phi);
    }

    public static bool TryFind(string name, out (int Qubits, int Parameters, Func<double[], Gate> Make) gate) =>
        Known.TryGetValue(name, out gate);

    public static string? NameOf(Gate gate) =>
        GateNames.TryGetValue(gate.Name, out string? name) && Known[name].Parameters == gate.Parameters.Length ? name : null;

    public static IEnumerable<double> ParametersOf(Gate gate) =>
        gate.Name == "cp" ? gate.Parameters.Select(value => -value) : gate.Parameters;
}
