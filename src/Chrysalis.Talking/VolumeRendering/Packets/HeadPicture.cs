namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>What the rays of a square see of a head: for each ray its look times its cover, and the cover; ray beside ray.</summary>
/// <param name="Size">Rays along an edge.</param>
/// <param name="Features">Numbers of a look.</param>
internal sealed record HeadPicture(int Size, int Features)
{
    /// <summary>(Features + 1) x Size x Size; the cover last.</summary>
    public float[] Values { get; } = new float[(Features + 1) * Size * Size];

    /// <summary>Where rays met anything.</summary>
    public PlanePart Touched { get; set; }

    /// <summary>One number of all rays; <see cref="Features"/> for the cover.</summary>
    public Span<float> Plane(int feature) => Values.AsSpan(feature * Size * Size, Size * Size);
}
