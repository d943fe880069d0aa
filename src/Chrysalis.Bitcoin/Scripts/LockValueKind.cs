namespace Chrysalis.Bitcoin.Scripts;

/// <summary>What an item of the stack is, and what its two numbers tell.</summary>
internal enum LockValueKind
{
    /// <summary>Something that the inputs decide.</summary>
    Any,

    /// <summary>A small number: its value.</summary>
    Number,

    /// <summary>Bytes of the script: offset and length.</summary>
    Bytes,

    /// <summary>An item that the spender gives: its place.</summary>
    Input,

    /// <summary>A hash of an item that the spender gives: the item's place, the hash's instruction.</summary>
    Hash,

    /// <summary>Whether signatures hold: the check's place.</summary>
    Check,

    /// <summary>How many of some checks hold: the first check's place and how many checks.</summary>
    Sum,

    /// <summary>Whether an item that the spender gives has a hash, or is, what the script says: the comparison's place.</summary>
    Comparison,
}
