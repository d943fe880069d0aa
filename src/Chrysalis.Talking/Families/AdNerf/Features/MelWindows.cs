using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Families.AdNerf.Features;

/// <summary>
/// What stands for DeepSpeech's windows where a head is taught here: the mel spectrogram, in the same form. A window is 16 steps of 20 ms
/// around its frame, from 160 ms before it on, as in AD-NeRF's own; a step is 29 bands, each the mean of its share of the 80 mels, where
/// silence is 0.
/// </summary>
internal static class MelWindows
{
    private const int StepsPerSecond = 50, StepsBefore = AudioNet.WindowSteps / 2;

    /// <summary>Brings silence to 0 and the loudest to 2.</summary>
    private const float Scale = 1 / 4f;

    /// <summary>The windows of a sound's frames.</summary>
    /// <param name="mel">The sound.</param>
    /// <param name="frames">How many.</param>
    /// <param name="framesPerSecond">Frames a second.</param>
    public static SpeechFeatures Of(MelSpectrogram mel, int frames, double framesPerSecond)
    {
        var values = new float[frames * SpeechFeatures.WindowValues];
        for (int frame = 0; frame < frames; frame++)
            for (int step = 0; step < AudioNet.WindowSteps; step++)
            {
                double seconds = frame / framesPerSecond + (step - StepsBefore) / (double)StepsPerSecond;
                Step(mel, seconds, values.AsSpan(frame * SpeechFeatures.WindowValues + step * AudioNet.Letters, AudioNet.Letters));
            }

        return SpeechFeatures.Of(values, "the speech");
    }

    /// <summary>The bands of a moment, between the mel frames before and after it; beyond the sound's ends nothing is heard.</summary>
    private static void Step(MelSpectrogram mel, double seconds, Span<float> bands)
    {
        double at = seconds * MelSpectrogram.FramesPerSecond;
        int before = (int)Math.Floor(at);
        float after = (float)(at - before);
        for (int band = 0; band < bands.Length; band++)
            bands[band] = (1 - after) * Band(mel, before, band) + after * Band(mel, before + 1, band);
    }

    private static float Band(MelSpectrogram mel, int frame, int band)
    {
        if (frame < 0 || frame >= mel.FrameCount)
            return 0;
        ReadOnlySpan<float> mels = mel.Frame(frame);
        float width = MelSpectrogram.BandCount / (float)AudioNet.Letters, low = band * width, high = low + width, sum = 0;
        for (int i = (int)low; i < Math.Min(MelSpectrogram.BandCount, (int)MathF.Ceiling(high)); i++)
            sum += (MathF.Min(high, i + 1) - MathF.Max(low, i)) * (mels[i] - MelSpectrogram.Silence);
        return sum / width * Scale;
    }
}
