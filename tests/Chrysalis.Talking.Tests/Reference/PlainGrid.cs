using Chrysalis.Talking.Families.SyncTalk.Grids;

namespace Chrysalis.Talking.Tests.Reference;

/// <summary>A grid's lookup, corner by corner, in double precision.</summary>
internal static class PlainGrid
{
    /// <summary>The numbers that a position in [0, 1] is encoded as.</summary>
    public static double[] Encode(GridShape shape, IReadOnlyList<float> table, double x, double y)
    {
        var encoded = new double[shape.Width];
        if (x is < 0 or > 1 || y is < 0 or > 1)
            return encoded;
        for (int index = 0; index < shape.Levels.Count; index++)
        {
            GridLevel level = shape.Levels[index];
            (double px, double py) = (x * level.Scale + 0.5, y * level.Scale + 0.5);
            (uint column, uint row) = ((uint)px, (uint)py);
            foreach ((uint right, uint down) in new[] { (0u, 0u), (1u, 0u), (0u, 1u), (1u, 1u) })
            {
                double weight = (right == 1 ? px - column : 1 - px + column) * (down == 1 ? py - row : 1 - py + row);
                int place = level.Start + (int)Place(shape, level, column + right, row + down);
                for (int f = 0; f < shape.Features; f++)
                    encoded[index * shape.Features + f] += weight * table[place * shape.Features + f];
            }
        }

        return encoded;
    }

    private static uint Place(GridShape shape, GridLevel level, uint column, uint row)
    {
        ulong dense = column + (ulong)row * (ulong)level.Columns;
        bool fits = (ulong)level.Columns * (ulong)level.Columns <= (ulong)level.Places;
        return fits || shape.Addressing == GridAddressing.Tiled
            ? (uint)(dense % (ulong)level.Places)
            : unchecked(column ^ row * 2654435761) % (uint)level.Places;
    }
}
