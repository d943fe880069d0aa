namespace Chrysalis.Talking.Training.Parts;

/// <summary>
/// Changes how speech sounds but not what it says, so that other voices, microphones and rooms drive the mouth too:
/// loudness, spectral tilt, vocal-tract length (a warp of the frequency axis), noise floor, short gaps.
/// </summary>
internal static class SpeechAugmentation
{
    private const int Bands = 80;
    private const float Silence = -4;

    /// <summary>A changed copy of mel frames (frames x 80, values in [-4, 4]).</summary>
    public static float[] Apply(ReadOnlySpan<float> mel, Random draw)
    {
        int frames = mel.Length / Bands;
        float gain = Between(draw, -0.5f, 0.4f);
        float tilt = Between(draw, -0.5f, 0.5f);
        float warp = Between(draw, 0.86f, 1.16f);
        float floor = draw.NextDouble() < 0.5 ? Silence : Between(draw, -4, -2.2f);
        float jitter = Between(draw, 0, 0.15f);
        var changed = new float[mel.Length];
        for (int t = 0; t < frames; t++)
        {
            for (int band = 0; band < Bands; band++)
            {
                float position = Math.Clamp(band * warp, 0, Bands - 1);
                int below = Math.Min((int)position, Bands - 2);
                float part = position - below;
                float value = mel[t * Bands + below] * (1 - part) + mel[t * Bands + below + 1] * part;
                float coloured = value <= Silence ? value : value + gain + tilt * (band / (float)Bands - 0.5f);
                coloured = Math.Max(coloured, floor) + jitter * Between(draw, -1, 1);
                changed[t * Bands + band] = Math.Clamp(coloured, -4, 4);
            }
        }

        Mask(changed, frames, draw);
        return changed;
    }

    private static void Mask(float[] mel, int frames, Random draw)
    {
        int bands = draw.Next(0, 12);
        int firstBand = draw.Next(0, Bands - bands);
        for (int t = 0; t < frames; t++)
            mel.AsSpan(t * Bands + firstBand, bands).Fill(Silence / 2);
    }

    private static float Between(Random draw, float least, float most) => least + (most - least) * draw.NextSingle();
}
