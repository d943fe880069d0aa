namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>The numbers of a person's upper face with the eyes as usual and with the eyes shut.</summary>
/// <param name="Open">With the eyes as usual.</param>
/// <param name="Shut">With the eyes shut.</param>
internal sealed record EyeCodes(float[] Open, float[] Shut)
{
    /// <summary>The numbers with the lids somewhere between.</summary>
    /// <param name="closure">0 as usual, 1 shut.</param>
    /// <param name="target">Takes them.</param>
    public void At(float closure, Span<float> target)
    {
        for (int i = 0; i < Open.Length; i++)
            target[i] = float.Lerp(Open[i], Shut[i], Math.Clamp(closure, 0, 1));
    }
}
