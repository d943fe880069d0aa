namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>What a file of chain data holds.</summary>
public enum ChainFileKind
{
    /// <summary>Something else.</summary>
    Unknown,

    /// <summary>Blocks, each after the network's magic and its length.</summary>
    Framed,

    /// <summary>One block.</summary>
    Raw,

    /// <summary>One block in hexadecimal digits.</summary>
    Hexadecimal,

    /// <summary>A snapshot of the unspent outputs, as <c>dumptxoutset</c> writes it.</summary>
    Snapshot,

    /// <summary>Text: an address or public key a line.</summary>
    Addresses,
}
