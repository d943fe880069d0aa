using System.Numerics;
using Chrysalis.Talking.VolumeRendering.Marching;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// The cells of [-1, 1]³ in which anything of a head is ever seen: a thin shell, for what lies behind the skin is hidden. Rays are
/// sampled in it alone.
/// </summary>
internal sealed class VisibleShell
{
    /// <summary>Cells along a side.</summary>
    public const int Side = 64;

    /// <summary>Cells.</summary>
    public const int Cells = Side * Side * Side;

    private readonly bool[] occupied;

    /// <param name="occupied">Which cells are in the shell; x fastest, then y, then z.</param>
    public VisibleShell(bool[] occupied)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(occupied.Length, Cells);
        this.occupied = occupied;
        (int X, int Y, int Z) low = (Side, Side, Side), high = (0, 0, 0);
        for (int i = 0; i < Cells; i++)
        {
            if (!occupied[i])
                continue;
            (int x, int y, int z) = (i % Side, i / Side % Side, i / (Side * Side));
            low = (Math.Min(low.X, x), Math.Min(low.Y, y), Math.Min(low.Z, z));
            high = (Math.Max(high.X, x + 1), Math.Max(high.Y, y + 1), Math.Max(high.Z, z + 1));
        }

        IsEmpty = low.X == Side;
        const float cell = 2f / Side;
        Bounds = IsEmpty
            ? new(-Vector3.One, Vector3.One)
            : new(new Vector3(low.X, low.Y, low.Z) * cell - Vector3.One, new Vector3(high.X, high.Y, high.Z) * cell - Vector3.One);
    }

    /// <summary>Whether no cell is in it.</summary>
    public bool IsEmpty { get; }

    /// <summary>The smallest box around all its cells.</summary>
    public SceneBox Bounds { get; }

    /// <summary>Which cells are in it.</summary>
    public ReadOnlySpan<bool> Occupied => occupied;

    /// <summary>Share of all cells that are in it.</summary>
    public double Share => occupied.Count(cell => cell) / (double)Cells;

    /// <summary>All cells whose middle is in a solid.</summary>
    public static VisibleShell Of(Func<Vector3, bool> solid)
    {
        var cells = new bool[Cells];
        for (int i = 0; i < Cells; i++)
            cells[i] = solid(Middle(i));
        return new(cells);
    }

    /// <summary>The cells that are seen, and their neighbours, as far as a solid reaches.</summary>
    /// <param name="seen">How much was seen in each cell.</param>
    /// <param name="least">From how much on a cell counts.</param>
    /// <param name="within">What the shell never leaves.</param>
    public static VisibleShell Around(ReadOnlySpan<float> seen, float least, VisibleShell within)
    {
        var cells = new bool[Cells];
        for (int i = 0; i < Cells; i++)
        {
            if (seen[i] < least)
                continue;
            (int x, int y, int z) = (i % Side, i / Side % Side, i / (Side * Side));
            for (int dz = Math.Max(0, z - 1); dz <= Math.Min(Side - 1, z + 1); dz++)
                for (int dy = Math.Max(0, y - 1); dy <= Math.Min(Side - 1, y + 1); dy++)
                    for (int dx = Math.Max(0, x - 1); dx <= Math.Min(Side - 1, x + 1); dx++)
                        cells[(dz * Side + dy) * Side + dx] = within.occupied[(dz * Side + dy) * Side + dx];
        }

        return new(cells);
    }

    /// <summary>The cell of a point; points outside belong to the nearest.</summary>
    public static int CellOf(Vector3 point) =>
        (Along(point.Z) * Side + Along(point.Y)) * Side + Along(point.X);

    /// <summary>Whether a point's cell is in the shell.</summary>
    public bool Holds(Vector3 point) => occupied[CellOf(point)];

    /// <summary>The middle of a cell.</summary>
    public static Vector3 Middle(int cell)
    {
        const float step = 2f / Side;
        return new Vector3(cell % Side + 0.5f, cell / Side % Side + 0.5f, cell / (Side * Side) + 0.5f) * step - Vector3.One;
    }

    private static int Along(float value) => Math.Clamp((int)((value + 1) * (Side / 2f)), 0, Side - 1);
}
