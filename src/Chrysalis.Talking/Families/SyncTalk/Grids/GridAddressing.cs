namespace Chrysalis.Talking.Families.SyncTalk.Grids;

/// <summary>Where a grid keeps the corners of a level that has more of them than the table has places.</summary>
internal enum GridAddressing
{
    /// <summary>Anywhere, by a hash of column and row (Müller 2022, arXiv 2201.05989).</summary>
    Hashed,

    /// <summary>Row after row, and again from the beginning at the table's end.</summary>
    Tiled,
}
