namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>A place in a file of framed records: after the magic and the length.</summary>
internal readonly record struct BlockFrame(long Offset, int Length);
