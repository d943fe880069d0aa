using Chrysalis.Talking.Families.AdNerf.Features;
using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Families.AdNerf.Rendering;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>
/// AD-NeRF at its published size as it speaks: head and torso, each a coarse and a fine network, along the path of its footage.
/// </summary>
internal sealed class OfficialAdNerfModel : ITalkingModel
{
    private readonly HeadNerf head;
    private readonly TorsoNerf? torso;
    private readonly OfficialScene scene;
    private readonly AdNerfSettings settings;
    private readonly Device device;
    private readonly FrameRenderer renderer;

    /// <param name="head">The head; it is disposed with the model.</param>
    /// <param name="torso">The torso; null for none. It is disposed with the model.</param>
    /// <param name="scene">Where the head goes, and what is behind.</param>
    /// <param name="settings">Where rays are sampled, and what is heard.</param>
    /// <param name="sampling">How often.</param>
    /// <param name="device">Where the networks are.</param>
    public OfficialAdNerfModel(
        HeadNerf head, TorsoNerf? torso, OfficialScene scene, AdNerfSettings settings, CoarseFineSampling sampling, Device device)
    {
        (this.head, this.torso, this.scene, this.settings, this.device) = (head, torso, scene, settings, device);
        renderer = new(
            new(head.Coarse, head.Fine, sampling), torso is null ? null : new CoarseFineRenderer(torso.Coarse, torso.Fine, sampling));
        Traits = new()
        {
            FrameRate = Rate,
            Size = new(scene.Camera.Width, scene.Camera.Height),
            HearsFeatures = settings.Hearing == AdNerfHearing.DeepSpeech
                ? "DeepSpeech's logits, frames x 16 x 29, which AD-NeRF's own tool writes as aud.npy"
                : null,
        };
    }

    /// <summary>Frames a second of all that AD-NeRF's tools make.</summary>
    public static FrameRate Rate => new(25);

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed)
    {
        SpeechFeatures? given = scene.Features is { } file ? file.Read(SpeechFeatures.Read, features => features.Frames) : null;
        return new OfficialSession((speech, cancellation) => Listen(given, speech, cancellation));
    }

    /// <summary>Renders one frame.</summary>
    /// <param name="frame">Its number, which tells its pose.</param>
    /// <param name="code">What is heard in it: 64 values.</param>
    /// <param name="cancellation">Stops between parts of it.</param>
    public Frame Render(long frame, ReadOnlySpan<float> code, CancellationToken cancellation)
    {
        using var _ = NewDisposeScope();
        float[] colours = renderer.Render(
            scene.Camera, CameraPose.FromMatrix(scene.Poses[scene.PoseAt(frame)]),
            CameraPose.FromMatrix(scene.FirstPose), tensor(code.ToArray()).to(device),
            OfficialPixels.ToTensor(scene.Background).to(device), settings.Range, cancellation);
        return OfficialPixels.ToFrame(colours, scene.Camera.Width);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        head.Dispose();
        torso?.Dispose();
    }

    private Func<long, CancellationToken, Frame> Listen(SpeechFeatures? given, ISpeechSource speech, CancellationToken cancellation)
    {
        SpeechFeatures features = given ?? Heard(speech.ReadToEnd(cancellation));
        using Tensor heard = SpeechCodes.Hear(head.Audio, head.Attention, features, device);
        using Tensor plain = heard.cpu().contiguous();
        float[] codes = plain.data<float>().ToArray();
        return (frame, token) => Render(
            frame, codes.AsSpan((int)Math.Min(frame, features.Frames - 1) * AudioNet.Values, AudioNet.Values), token);
    }

    private static SpeechFeatures Heard(Waveform speech)
    {
        int frames = Math.Max(1, (int)Math.Ceiling(speech.Duration.TotalSeconds * Rate.PerSecond));
        return MelWindows.Of(MelSpectrogram.Compute(speech), frames, Rate.PerSecond);
    }
}
