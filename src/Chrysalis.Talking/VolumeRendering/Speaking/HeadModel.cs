using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>A head in space that speaks: it renders itself, its torso and what is behind, in any pose.</summary>
internal sealed class HeadModel : ITalkingModel
{
    /// <summary>Frames heard at once.</summary>
    public const int FramesABatch = 16;

    private readonly IdleMotionModel? idle;

    /// <param name="head">The head.</param>
    /// <param name="stance">How it is held.</param>
    /// <param name="eyes">How its eyes shut.</param>
    /// <param name="speech">What hears.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="known">The turns that its footage showed.</param>
    /// <param name="idle">How the person moves by itself; null for as people in general do.</param>
    public HeadModel(
        PacketHead head, HeadStance stance, EyeCodes eyes, SpeechLatents speech, FrameRate rate, HeadPoseRange known, IdleMotionModel? idle)
    {
        (Head, Stance, Eyes, Speech, this.idle) = (head, stance, eyes, speech, idle);
        Traits = new()
        {
            FrameRate = rate,
            Size = new(head.SizePx, head.SizePx),
            Needs = SceneNeeds.None,
            FramesABatch = FramesABatch,
            Head = new() { Known = known, Idle = idle is null ? null : seed => this.idle!.Draw(seed) },
        };
    }

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <summary>The head.</summary>
    public PacketHead Head { get; }

    /// <summary>How it is held.</summary>
    public HeadStance Stance { get; }

    /// <summary>How its eyes shut.</summary>
    public EyeCodes Eyes { get; }

    /// <summary>What hears.</summary>
    public SpeechLatents Speech { get; }

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => new HeadSession(this, scene);

    /// <summary>What moves the head at a moment.</summary>
    /// <param name="mouth">The mouth's numbers.</param>
    /// <param name="closure">How far the lids are shut.</param>
    public float[] Codes(ReadOnlySpan<float> mouth, float closure)
    {
        var codes = new float[HeadCodes.Width];
        mouth.CopyTo(codes);
        Eyes.At(closure, codes.AsSpan(HeadCodes.Mouth));
        return codes;
    }

    /// <inheritdoc/>
    public void Dispose() => Speech.Dispose();
}
