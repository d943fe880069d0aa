namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>What a block does to rows and columns.</summary>
internal enum SizeChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Half of them.</summary>
    Half,

    /// <summary>Twice as many.</summary>
    Double,
}
