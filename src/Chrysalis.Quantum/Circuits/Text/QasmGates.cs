namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>The gates of qelib1.inc and stdgates.inc, and U and CX, which are part of the language.</summary>
internal static class QasmGates
{
    private static readonly Gate Ch = Gates.H.Controlled(), Csx = Gates.SqrtX.Controlled();

    private static readonly Dictionary<string, (int Parameters, Func<double[], Gate> Make)> Known = new()
    {
        ["id"] = (0, _ => Gates.I), ["x"] = (0, _ => Gates.X), ["y"] = (0, _ => Gates.Y), ["z"] = (0, _ => Gates.Z),
        ["h"] = (0, _ => Gates.H), ["s"] = (0, _ => Gates.S), ["sdg"] = (0, _ => Gates.Sdg), ["t"] = (0, _ => Gates.T),
        ["tdg"] = (0, _ => Gates.Tdg), ["sx"] = (0, _ => Gates.SqrtX), ["sxdg"] = (0, _ => Gates.SqrtXdg),
        ["rx"] = (1, p => Gates.Rx(p[0])), ["ry"] = (1, p => Gates.Ry(p[0])), ["rz"] = (1, p => Gates.Rz(p[0])),
        ["p"] = (1, p => Gates.P(p[0])), ["u1"] = (1, p => Gates.P(p[0])), ["phase"] = (1, p => Gates.P(p[0])),
        ["u2"] = (2, p => Gates.U2(p[0], p[1])), ["u3"] = (3, U), ["u"] = (3, U), ["U"] = (3, U),
        ["cx"] = (0, _ => Gates.CX), ["CX"] = (0, _ => Gates.CX), ["cy"] = (0, _ => Gates.CY), ["cz"] = (0, _ => Gates.CZ),
        ["ch"] = (0, _ => Ch), ["swap"] = (0, _ => Gates.Swap), ["ccx"] = (0, _ => Gates.CCX), ["ccz"] = (0, _ => Gates.CCZ),
        ["cswap"] = (0, _ => Gates.CSwap), ["csx"] = (0, _ => Csx), ["cp"] = (1, p => Gates.CP(p[0])), ["cu1"] = (1, p => Gates.CP(p[0])),
        ["cphase"] = (1, p => Gates.CP(p[0])), ["crx"] = (1, p => Gates.Rx(p[0]).Controlled()),
        ["cry"] = (1, p => Gates.Ry(p[0]).Controlled()), ["crz"] = (1, p => Gates.Rz(p[0]).Controlled()),
        ["cu3"] = (3, p => U(p).Controlled()),
    };

    public static bool TryFind(string name, out (int Parameters, Func<double[], Gate> Make) gate) => Known.TryGetValue(name, out gate);

    /// <summary>OpenQASM 2's name of a gate, or null when it has none.</summary>
    public static string? NameOf(Gate gate) => gate.Name switch
    {
        "p" => "u1",
        "cp" => "cu1",
        "u" or "U" or "phase" or "cphase" or "ccz" or "csx" => null,
        _ => Known.TryGetValue(gate.Name, out (int Parameters, Func<double[], Gate> Make) known)
            && known.Parameters == gate.Parameters.Length ? gate.Name : null,
    };

    private static Gate U(double[] p) => Gates.U3(p[0], p[1], p[2]);
}
