namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>How often each colour was seen, in 16 steps a channel; what was never seen counts as seen a little.</summary>
internal sealed class ColourHistogram
{
    private const int Steps = 16;
    private const float Unseen = 0.5f;
    private readonly float[] counts = new float[Steps * Steps * Steps];

    /// <summary>Colours seen.</summary>
    public int Count { get; private set; }

    /// <summary>The step that a colour (three values, 0 to 1) falls into.</summary>
    public static int Bin(float red, float green, float blue) => (Step(red) * Steps + Step(green)) * Steps + Step(blue);

    /// <summary>Sees a colour.</summary>
    public void Add(int bin)
    {
        counts[bin]++;
        Count++;
    }

    /// <summary>Its share of all colours seen.</summary>
    public float Share(int bin) => (counts[bin] + Unseen) / (Count + Unseen * counts.Length);

    private static int Step(float value) => Math.Clamp((int)(value * Steps), 0, Steps - 1);
}
