using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Packets;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>A head in space that speaks: it renders itself, its torso and what is behind, in any pose.</summary>
internal sealed class HeadModel : ITalkingModel, ICountsMultiplyAdds
{
    /// <summary>Frames heard at once.</summary>
    public const int FramesABatch = 16;

    private readonly IdleMotionModel? idle;

    /// <param name="head">The head.</param>
    /// <param name="backdrop">What is behind it.</param>
    /// <param name="stance">How it is held.</param>
    /// <param name="look">How it looks, as the numbers that were learnt with it.</param>
    /// <param name="eyes">How its eyes shut.</param>
    /// <param name="speech">What hears.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="known">The turns that its footage showed.</param>
    /// <param name="idle">How the person moves by itself; null for as people in general do.</param>
    public HeadModel(
        PacketHead head, Backdrop backdrop, PosedHead stance, float[] look, EyeCodes eyes, SpeechLatents speech, FrameRate rate,
        HeadPoseRange known, IdleMotionModel? idle)
    {
        (Head, Backdrop, Stance, Eyes, Speech, UsualLook, this.idle) = (head, backdrop, stance, eyes, speech, look, idle);
        Traits = new()
        {
            FrameRate = rate,
            Size = new(head.SizePx, head.SizePx),
            Needs = SceneNeeds.None,
            Over = SceneNeeds.Face,
            FramesABatch = FramesABatch,
            Head = new() { Known = known, Idle = idle is null ? null : seed => this.idle!.Draw(seed) },
        };
    }

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <summary>The head.</summary>
    public PacketHead Head { get; }

    /// <summary>The person's shape, and the footage's camera.</summary>
    public required FittedHead Person { get; init; }

    /// <summary>The square of the camera's picture that is rendered.</summary>
    public required HeadView View { get; init; }

    /// <summary>What is behind it.</summary>
    public Backdrop Backdrop { get; }

    /// <summary>How it is held.</summary>
    public PosedHead Stance { get; }

    /// <summary>How it looks where nothing else is asked for, as the numbers that were learnt with it.</summary>
    public float[] UsualLook { get; }

    /// <summary>How its eyes shut.</summary>
    public EyeCodes Eyes { get; }

    /// <summary>What hears.</summary>
    public SpeechLatents Speech { get; }

    /// <inheritdoc/>
    public long? MultiplyAddsDone => Head.MultiplyAddsDone + Speech.MultiplyAddsDone;

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) =>
        scene.Track is null
            ? new HeadSession(this, scene, (_, motion, codes) => new WholePainted(Render(Stance.At(motion), codes)))
            : Over(scene);

    /// <summary>What moves the head at a moment.</summary>
    /// <param name="mouth">The mouth's numbers.</param>
    /// <param name="closure">How far the lids are shut.</param>
    public float[] Codes(ReadOnlySpan<float> mouth, float closure)
    {
        var codes = new float[HeadCodes.Width];
        mouth.CopyTo(codes);
        Eyes.At(closure, codes.AsSpan(HeadCodes.Mouth));
        UsualLook.CopyTo(codes.AsSpan(HeadCodes.Measured));
        return codes;
    }

    /// <summary>The mouths that go with a sound.</summary>
    /// <param name="track">The sound.</param>
    /// <param name="first">The first frame.</param>
    /// <param name="count">How many.</param>
    /// <returns>Count x <see cref="HeadCodes.Mouth"/>.</returns>
    public float[] Hear(SpeechTrack track, int first, int count)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return Speech.At(track, first, count).contiguous().data<float>().ToArray();
    }

    /// <summary>Renders a frame: head, torso and background.</summary>
    /// <param name="pose">Where the head is.</param>
    /// <param name="codes">What moves it.</param>
    public Frame Render(RigidPose pose, ReadOnlySpan<float> codes) => Backdrop.Under(pose, Head.Render(pose, codes));

    /// <inheritdoc/>
    public void Dispose() => Speech.Dispose();

    private HeadSession Over(SpeakingScene scene)
    {
        var portrait = new PortraitPainter(this);
        return new(this, scene, (frame, _, codes) => portrait.Paint(frame, codes));
    }
}
