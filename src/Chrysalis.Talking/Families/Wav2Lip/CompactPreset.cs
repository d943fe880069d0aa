using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.LipSync.Expert;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>Networks for two cores: about an hour and a half from fifteen minutes of video.</summary>
internal record CompactPreset : Wav2LipPreset
{
    /// <inheritdoc/>
    public override string Name => "compact";

    /// <summary>The lower face, from the eyes to below the chin.</summary>
    public override CropGeometry Crop { get; } = new(112, 0, 1.25f, 2.2f);

    /// <summary>Just below the nose.</summary>
    public override int PaintedFromRow => 32;

    /// <inheritdoc/>
    public override int MelFrames => CompactSpeech.MelFrames;

    /// <summary>So many that the window's middle is the middle of the published one.</summary>
    public override int MelFramesBefore => (CompactSpeech.MelFrames - LipSyncExpert.MelFrames) / 2;

    /// <inheritdoc/>
    public override Wav2LipRecipe Recipe { get; } = new()
    {
        ExpertSteps = 4000,
        SpeechSteps = 2500,
        GeneratorSteps = 9000,
        ExpertClips = 4,
        ExpertWindows = 12,
        ExpertAllPairs = true,
        ExpertRate = 8e-4,
        GeneratorWindows = 5,
        GeneratorRate = 8e-4,
        GeneratorBeta1 = 0.9,
        PictureWeight = 1,
        SyncWeight = 0.03,
        SyncFrom = 0.05,
        AdversarialWeight = 0.1,
        AdversarialFrom = 0.12,
        ScheduledRates = true,
        WeighsMouth = true,
        AugmentedShare = 0.5,
        ClosedReferenceShare = 0.6,
        SameFrameShare = 0.5,
        LightChange = 0.2f,
    };

    /// <inheritdoc/>
    public override LipGenerator CreateGenerator() => new CompactGenerator(Crop.SizePx);

    /// <inheritdoc/>
    public override LipSyncExpert CreateExpert() => new CompactExpert(Crop.SizePx - PaintedFromRow, Crop.SizePx);

    /// <inheritdoc/>
    public override Adversary CreateAdversary() => new PatchAdversary();
}
