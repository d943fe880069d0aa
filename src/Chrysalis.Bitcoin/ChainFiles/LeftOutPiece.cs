namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>A part of a file that was passed over.</summary>
/// <param name="Path">The file.</param>
/// <param name="Offset">Where the part begins, in bytes.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Reason">What it is, as the end of a sentence.</param>
public sealed record LeftOutPiece(string Path, long Offset, long Length, string Reason)
{
    /// <summary>The sentence for people, without its stop.</summary>
    public override string ToString() => FormattableString.Invariant($"'{Path}', {Length} bytes from byte {Offset}: {Reason}");
}
