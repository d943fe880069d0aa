namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>What the chain has shown of a hash.</summary>
internal enum Showing
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A script that no key locks.</summary>
    NoKey,

    /// <summary>The key, or a script that keys lock.</summary>
    Key,
}
