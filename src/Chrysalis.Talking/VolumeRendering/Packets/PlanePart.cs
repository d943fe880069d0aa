namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>A rectangle of planes: its first and last column and row.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Right">The last column; below <paramref name="Left"/> where nothing is in it.</param>
/// <param name="Bottom">The last row.</param>
internal readonly record struct PlanePart(int Left, int Top, int Right, int Bottom)
{
    /// <summary>Places in it.</summary>
    public long Places => (long)(Right + 1 - Left) * (Bottom + 1 - Top);

    /// <summary>The part and what lies around it.</summary>
    /// <param name="by">How many places on each side.</param>
    /// <param name="size">Edge of the planes, which it does not leave.</param>
    public PlanePart Wider(int by, int size) =>
        new(Math.Max(0, Left - by), Math.Max(0, Top - by), Math.Min(size - 1, Right + by), Math.Min(size - 1, Bottom + by));

    /// <summary>The part in planes of twice the edge.</summary>
    public PlanePart Doubled() => new(2 * Left, 2 * Top, 2 * Right + 1, 2 * Bottom + 1);
}
