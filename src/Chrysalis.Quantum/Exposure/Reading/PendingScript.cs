namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>Where a script that is yet to be hashed was met.</summary>
/// <param name="IsOfInput">Whether an input showed it; else it is an output's own.</param>
/// <param name="Keys">Keys that lock an output's script, or that were found in an input's.</param>
internal readonly record struct PendingScript(bool IsOfInput, int Keys)
{
    /// <summary>An output's script that a key locks.</summary>
    public static PendingScript Locked => new(false, 1);

    /// <summary>An output's script that no key locks.</summary>
    public static PendingScript Open => new(false, 0);

    /// <summary>A script that an input shows.</summary>
    public static PendingScript Shown(int keys) => new(true, keys);
}
