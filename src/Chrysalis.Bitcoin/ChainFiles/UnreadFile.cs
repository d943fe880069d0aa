namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>A file of blocks that could not be read, so that blocks may be missing.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why, as the predicate of a sentence.</param>
public sealed record UnreadFile(string Path, string Reason);
