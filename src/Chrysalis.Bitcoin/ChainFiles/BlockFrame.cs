namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>A place in a file of framed records: after the magic and the length.</summary>
/// <param name="Offset">Bytes from the file's start.</param>
/// <param name="Length">Bytes.</param>
public readonly record struct BlockFrame(long Offset, int Length);
