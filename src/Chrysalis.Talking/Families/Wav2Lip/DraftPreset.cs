namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>The compact networks in a few minutes: to see that a footage works.</summary>
internal sealed record DraftPreset : CompactPreset
{
    /// <inheritdoc/>
    public override string Name => "draft";

    /// <inheritdoc/>
    public override Wav2LipRecipe Recipe { get; } =
        new CompactPreset().Recipe with { ExpertSteps = 400, SpeechSteps = 300, GeneratorSteps = 600 };
}
