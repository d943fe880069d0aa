namespace Chrysalis.Talking.Families.SyncTalk.Grids;

/// <summary>
/// The sizes of a grid of features over the unit square: levels of growing resolution, each with a table of at most a power of two
/// places. The rules are those of the public grid encoder of torch-ngp. Read-only: may be shared between threads.
/// </summary>
internal sealed class GridShape
{
    /// <param name="levels">Resolutions, at least 2.</param>
    /// <param name="features">Numbers at a corner.</param>
    /// <param name="coarsest">Cells along a side at the first level.</param>
    /// <param name="finest">Cells along a side at the last level.</param>
    /// <param name="tableBits">A level's table has at most 2 to this power places.</param>
    /// <param name="addressing">Where corners are kept that do not fit.</param>
    public GridShape(int levels, int features, int coarsest, int finest, int tableBits, GridAddressing addressing)
    {
        (Features, Addressing) = (features, addressing);
        double growth = Math.Log2(Math.Pow(2, Math.Log2((double)finest / coarsest) / (levels - 1)));
        var all = new GridLevel[levels];
        int start = 0;
        for (int i = 0; i < levels; i++)
        {
            long columns = (long)Math.Ceiling(coarsest * Math.Pow(Math.Pow(2, growth), i)) + 1;
            long corners = Math.Min(columns * columns, 1L << tableBits);
            int places = (int)((corners + 7) / 8 * 8);
            // The public kernel has the resolution in single precision.
            float scale = (float)Math.Pow(2, i * (float)growth) * coarsest - 1;
            all[i] = new(start, places, scale, (int)MathF.Ceiling(scale) + 2, columns * columns <= 1L << tableBits);
            start += places;
        }

        Levels = all;
        Places = start;
    }

    /// <summary>A plane of the public head: 12 levels of one feature, 64 to 512 cells, 2^14 places.</summary>
    public static GridShape HeadPlane { get; } = new(12, 1, 64, 512, 14, GridAddressing.Hashed);

    /// <summary>The picture plane of the public torso: 16 levels of two features, 16 to 2048 cells, 2^16 places.</summary>
    public static GridShape TorsoPlane { get; } = new(16, 2, 16, 2048, 16, GridAddressing.Tiled);

    /// <summary>The levels, from coarse to fine.</summary>
    public IReadOnlyList<GridLevel> Levels { get; }

    /// <summary>Numbers at a corner.</summary>
    public int Features { get; }

    /// <summary>Where corners are kept that do not fit.</summary>
    public GridAddressing Addressing { get; }

    /// <summary>Places of all levels.</summary>
    public int Places { get; }

    /// <summary>Numbers that a position is encoded as: those of the coarsest level first.</summary>
    public int Width => Levels.Count * Features;
}
