namespace Chrysalis.Talking.Footage;

/// <summary>The sound itself, 16 kHz, 16 bits a sample: for trainings that change the sound before they hear it.</summary>
internal sealed class SoundFeature : IFootageFeature
{
    /// <summary>What a sample of 1 is written as.</summary>
    public const float FullScale = 32767;

    /// <inheritdoc/>
    public string Name => "sound";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Sound;

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<short>();

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) => new Recorder(file);

    private sealed class Recorder(FeatureWriter file) : IFeatureRecorder
    {
        public void Hear(ReadOnlySpan<float> heard)
        {
            var block = new short[heard.Length];
            for (int i = 0; i < block.Length; i++)
                block[i] = (short)MathF.Round(Math.Clamp(float.IsFinite(heard[i]) ? heard[i] : 0, -1, 1) * FullScale);
            file.Write<short>(block);
        }
    }
}
