using Chrysalis.Talking.Footage;

namespace Chrysalis.Extensions.Tests.Talking;

/// <summary>A feature of the sound: its energy, one number for the whole video.</summary>
internal sealed class ToyLoudness : IFootageFeature
{
    public string Name => "loudness";

    public int Version => 1;

    public FootageNeeds Needs => FootageNeeds.Sound;

    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<double>();

    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) => new Recorder(file);

    private sealed class Recorder(FeatureWriter file) : IFeatureRecorder
    {
        private double energy;

        public void Hear(ReadOnlySpan<float> samples)
        {
            foreach (float sample in samples)
                energy += sample * sample;
        }

        public void Complete() => file.Write<double>([energy]);
    }
}
