using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Footage;

/// <summary>The mel spectrogram of the sound: 80 records a second of 80 values.</summary>
internal sealed class MelFeature : IFootageFeature
{
    /// <inheritdoc/>
    public string Name => "mel";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Sound;

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<float>(MelSpectrogram.BandCount);

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) => new Recorder(file);

    /// <summary>Computes a stretch at a time: sound that is behind all frames to come is let go.</summary>
    private sealed class Recorder(FeatureWriter file) : IFeatureRecorder
    {
        private const int Hop = Waveform.SpeechRateHz / MelSpectrogram.FramesPerSecond;
        private const int StretchSamples = 4096 * Hop;

        /// <summary>A frame reaches two hops to either side, and emphasis one sample further.</summary>
        private const int Reach = 3;

        private readonly float[] samples = new float[StretchSamples + 2 * Reach * Hop];
        private int count;
        private long firstFrame;

        public void Hear(ReadOnlySpan<float> heard)
        {
            while (!heard.IsEmpty)
            {
                int taken = Math.Min(heard.Length, samples.Length - count);
                heard[..taken].CopyTo(samples.AsSpan(count));
                count += taken;
                heard = heard[taken..];
                if (count == samples.Length)
                    Compute(samples.Length / Hop - Reach);
            }
        }

        public void Complete() => Compute(count / Hop + 1);

        /// <summary>Writes the frames up to one (counted from the first sample kept) and keeps what the next ones reach back to.</summary>
        private void Compute(int end)
        {
            MelSpectrogram mel = MelSpectrogram.Compute(new Waveform(samples[..count], Waveform.SpeechRateHz));
            int begin = (int)(file.Count - firstFrame);
            file.Write<float>(mel.Values.AsSpan(begin * MelSpectrogram.BandCount, (end - begin) * MelSpectrogram.BandCount));
            int behind = end - Reach;
            if (behind <= 0)
                return;
            samples.AsSpan(behind * Hop, Math.Max(0, count - behind * Hop)).CopyTo(samples);
            count = Math.Max(0, count - behind * Hop);
            firstFrame += behind;
        }
    }
}
