using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.Resources.Machines;

/// <summary>How idle logical qubits are kept.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StorageKind>))]
public enum StorageKind
{
    /// <summary>As patches like those at work.</summary>
    None,

    /// <summary>In rows with a parity check (Gidney et al., arXiv:2312.04522).</summary>
    Yoked1D,

    /// <summary>In rows and columns with parity checks (Gidney et al., arXiv:2312.04522).</summary>
    Yoked2D,
}
