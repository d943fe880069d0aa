using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>Up to 32 samples of rays, number beside number, and what a field says of them. Belongs to one thread.</summary>
/// <param name="features">Numbers of a look.</param>
internal sealed class SamplePacket(int features)
{
    private const int Lanes = PacketLayer.Lanes;
    private readonly float[] points = new float[3 * Lanes], directions = new float[3 * Lanes], seen = new float[(1 + features) * Lanes];

    /// <summary>Samples in it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no more fit in.</summary>
    public bool IsFull => Count == Lanes;

    /// <summary>The samples' places: x of all, y of all, z of all.</summary>
    public ReadOnlySpan<float> Points => points;

    /// <summary>Where they are seen along, as <see cref="Points"/>.</summary>
    public ReadOnlySpan<float> Directions => directions;

    /// <summary>The densities of all, then each number of their looks.</summary>
    public Span<float> Seen => seen;

    /// <summary>Adds a sample.</summary>
    public void Add(Vector3 point, Vector3 direction)
    {
        (points[Count], points[Lanes + Count], points[2 * Lanes + Count]) = (point.X, point.Y, point.Z);
        (directions[Count], directions[Lanes + Count], directions[2 * Lanes + Count]) = (direction.X, direction.Y, direction.Z);
        Count++;
    }

    /// <summary>Empties it; what was in it stays as harmless numbers.</summary>
    public void Clear() => Count = 0;
}
