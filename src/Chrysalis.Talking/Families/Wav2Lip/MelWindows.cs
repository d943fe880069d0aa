namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>What is heard with each video frame: the published windows begin at mel frame floor(80 i / fps).</summary>
internal static class MelWindows
{
    private const int Bands = 80;
    private const double MelFramesPerSecond = 80;
    private const float Silence = -4;

    /// <summary>The first mel frame of a video frame's published window.</summary>
    public static int FirstMelFrame(int frame, double framesPerSecond) => (int)Math.Floor(MelFramesPerSecond * frame / framesPerSecond);

    /// <summary>Writes one window, 80 x <paramref name="length"/> (bands as rows); silence before the start and after the end.</summary>
    /// <param name="mel">Mel frames x 80.</param>
    /// <param name="first">First mel frame; may be negative.</param>
    /// <param name="length">Mel frames of the window.</param>
    /// <param name="window">80 * <paramref name="length"/> values.</param>
    public static void Cut(ReadOnlySpan<float> mel, int first, int length, Span<float> window)
    {
        int melFrames = mel.Length / Bands;
        for (int t = 0; t < length; t++)
        {
            int source = first + t;
            bool inside = source >= 0 && source < melFrames;
            for (int band = 0; band < Bands; band++)
                window[band * length + t] = inside ? mel[source * Bands + band] : Silence;
        }
    }
}
