namespace Chrysalis.Bitcoin.Scripts;

/// <summary>What a script asks of whoever wants to get past it.</summary>
public enum ScriptLock
{
    /// <summary>Some way out passes no signature check that needs somebody's key: puzzles, times, anyone can spend.</summary>
    Open,

    /// <summary>Every way out needs a signature, and of one of them all keys stand in the script.</summary>
    ShownKey,

    /// <summary>Every way out needs a signature by a key that the script holds the hash of.</summary>
    HiddenKey,

    /// <summary>There is no way out: nobody can satisfy it.</summary>
    Closed,

    /// <summary>There are more ways than are followed, or one that only its inputs decide.</summary>
    Unknown,
}
