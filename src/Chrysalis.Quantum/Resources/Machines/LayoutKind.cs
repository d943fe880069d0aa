using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.Resources.Machines;

/// <summary>How logical qubits lie and meet.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LayoutKind>))]
public enum LayoutKind
{
    /// <summary>Patches on a square grid with lanes between them; each Toffoli gate consumes a state from factories beside them.</summary>
    Lattice,

    /// <summary>
    /// A game of surface codes: one fast data block, or several units that teleport the computation ahead (Litinski, arXiv:1808.02892).
    /// </summary>
    Blocks,

    /// <summary>
    /// Modules with long-range links, one for memory and one at work for each logical qubit (Litinski and Nickerson, arXiv:2211.15465).
    /// </summary>
    ActiveVolume,
}
