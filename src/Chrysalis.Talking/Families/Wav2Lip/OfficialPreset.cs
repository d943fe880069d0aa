using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.LipSync.Expert;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>The published networks with the published weights and schedules (Prajwal 2020, its repository's <c>hparams.py</c>).</summary>
internal sealed record OfficialPreset : Wav2LipPreset
{
    /// <inheritdoc/>
    public override string Name => "official";

    /// <summary>
    /// The box of a face detector, as the published weights were trained on: S3FD's, from ear to ear and from the
    /// hairline to the chin, stretched to a square (the repository's <c>preprocess.py</c> and <c>inference.py</c>).
    /// </summary>
    public override CropGeometry Crop { get; } = FaceBoxRule.Geometry(96);

    /// <summary>The official script's default: 10 pixels more below the chin.</summary>
    public override Edges Pads => new(0, 10, 0, 0);

    /// <inheritdoc/>
    public override int PaintedFromRow => 48;

    /// <inheritdoc/>
    public override int MelFrames => LipSyncExpert.MelFrames;

    /// <inheritdoc/>
    public override int MelFramesBefore => 0;

    /// <inheritdoc/>
    public override Wav2LipRecipe Recipe { get; } = new()
    {
        ExpertSteps = 200_000,
        SpeechSteps = 0,
        GeneratorSteps = 300_000,
        ExpertClips = 64,
        ExpertWindows = 1,
        ExpertAllPairs = false,
        ExpertRate = 1e-4,
        GeneratorWindows = 16,
        GeneratorRate = 1e-4,
        GeneratorBeta1 = 0.5,
        PictureWeight = 0.9,
        SyncWeight = 0.03,
        SyncFrom = null,
        AdversarialWeight = 0.07,
        AdversarialFrom = 0.5,
        ScheduledRates = false,
        WeighsMouth = false,
        AugmentedShare = 0,
        ClosedReferenceShare = 0,
        SameFrameShare = 0,
        LightChange = 0,
    };

    /// <inheritdoc/>
    public override LipGenerator CreateGenerator() => new OfficialGenerator();

    /// <inheritdoc/>
    public override LipSyncExpert CreateExpert() => new SyncNetExpert();

    /// <inheritdoc/>
    public override Adversary CreateAdversary() => new PublishedAdversary(PaintedFromRow);
}
