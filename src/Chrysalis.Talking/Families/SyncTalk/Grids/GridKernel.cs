using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Chrysalis.Talking.Families.SyncTalk.Grids;

/// <summary>
/// Looks positions up in a level of a grid, eight at a time: each is the mean of the four corners around it, weighted by its nearness
/// (bilinear). A position outside [0, 1] is encoded as zeros. Works on spans of one thread and allocates nothing.
/// </summary>
internal readonly ref struct GridKernel
{
    /// <summary>Positions that are worked on at once.</summary>
    public const int Lanes = 8;

    private const uint RowPrime = 2654435761;

    private readonly GridLevel level;
    private readonly bool hashed;
    private readonly uint mask, features;

    public GridKernel(GridShape shape, int index)
    {
        level = shape.Levels[index];
        features = (uint)shape.Features;
        hashed = shape.Addressing == GridAddressing.Hashed && !level.IsDense;
        mask = level.IsDense ? uint.MaxValue : (uint)level.Places - 1;
    }

    /// <summary>The four corners around eight positions, with their weights.</summary>
    /// <param name="x">Columns, in [0, 1].</param>
    /// <param name="y">Rows, in [0, 1].</param>
    /// <param name="corners">
    /// Takes where 32 corners' features begin in the level's part of the table: eight of the lower column and row, then of the next
    /// column, of the next row, of both.
    /// </param>
    /// <returns>The positions' place within their cells, and all bits set where a position is inside.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<float> X, Vector256<float> Y, Vector256<float> Inside) Locate(
        Vector256<float> x, Vector256<float> y, Span<int> corners)
    {
        Vector256<float> inside = Within(x) & Within(y);
        Vector256<float> half = Vector256.Create(0.5f);
        (Vector256<float> px, Vector256<float> py) = ((x & inside) * level.Scale + half, (y & inside) * level.Scale + half);
        (Vector256<float> cx, Vector256<float> cy) = (Vector256.Floor(px), Vector256.Floor(py));
        Vector256<uint> column = Vector256.ConvertToInt32(cx).AsUInt32(), row = Vector256.ConvertToInt32(cy).AsUInt32();
        Vector256<uint> one = Vector256<uint>.One;
        Store(column, row, corners);
        Store(column + one, row, corners[Lanes..]);
        Store(column, row + one, corners[(2 * Lanes)..]);
        Store(column + one, row + one, corners[(3 * Lanes)..]);
        return (px - cx, py - cy, inside);
    }

    /// <summary>What is at eight corners.</summary>
    /// <param name="table">The level's part of the table, from the feature that is meant on.</param>
    /// <param name="corners">Where the corners' features begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gather(ReadOnlySpan<float> table, ReadOnlySpan<int> corners)
    {
        corners = corners[..Lanes];
        return Vector256.Create(
            table[corners[0]], table[corners[1]], table[corners[2]], table[corners[3]],
            table[corners[4]], table[corners[5]], table[corners[6]], table[corners[7]]);
    }

    /// <summary>The level's part of a table.</summary>
    public ReadOnlySpan<float> Part(ReadOnlySpan<float> table) =>
        table.Slice(level.Start * (int)features, level.Places * (int)features);

    /// <summary>The level's part of a table that is written.</summary>
    public Span<float> Part(Span<float> table) => table.Slice(level.Start * (int)features, level.Places * (int)features);

    private static Vector256<float> Within(Vector256<float> value) =>
        Vector256.GreaterThanOrEqual(value, Vector256<float>.Zero) & Vector256.LessThanOrEqual(value, Vector256<float>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(Vector256<uint> column, Vector256<uint> row, Span<int> corners)
    {
        Vector256<uint> place = hashed ? column ^ row * RowPrime : column + row * (uint)level.Columns;
        ((place & Vector256.Create(mask)) * features).AsInt32().CopyTo(corners);
    }
}
