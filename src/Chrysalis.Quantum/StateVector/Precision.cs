using System.Diagnostics.CodeAnalysis;

namespace Chrysalis.Quantum.StateVector;

/// <summary>The precision of a state's amplitudes.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "Single and double precision are the field's names.")]
public enum Precision
{
    /// <summary>8 bytes an amplitude; errors about 1e-6.</summary>
    Single,

    /// <summary>16 bytes an amplitude; errors about 1e-14.</summary>
    Double,
}
