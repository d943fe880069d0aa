using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>SyncTalk at its published size as it speaks: it hears by the published ear, along the path of its footage.</summary>
internal sealed class OfficialSyncTalkModel : ITalkingModel
{
    private readonly SyncTalkModules modules;
    private readonly AudioVisualEncoder ear;
    private readonly OfficialScene scene;
    private readonly IReadOnlyList<string> behind;
    private readonly SyncTalkRenderer renderer;
    private readonly PortraitPictures? portrait;

    /// <param name="modules">Head and torso; they are disposed with the model.</param>
    /// <param name="ear">What hears; it is disposed with the model.</param>
    /// <param name="scene">Where the head goes, and what is behind.</param>
    /// <param name="behind">Pictures of what is behind the head at each pose, the torso in them; none where the model has a torso.</param>
    /// <param name="portrait">What the face is laid into; null where all is rendered.</param>
    public OfficialSyncTalkModel(
        SyncTalkModules modules, AudioVisualEncoder ear, OfficialScene scene, IReadOnlyList<string> behind, PortraitPictures? portrait)
    {
        (this.modules, this.ear, this.scene, this.behind, this.portrait) = (modules, ear, scene, behind, portrait);
        renderer = new(modules.Head, modules.Torso);
        Traits = new() { FrameRate = Rate, Size = new(scene.Camera.Width, scene.Camera.Height) };
    }

    /// <summary>Frames a second of all that SyncTalk's tools make.</summary>
    public static FrameRate Rate => new(25);

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => new OfficialSession(Listen);

    /// <summary>Renders one frame.</summary>
    /// <param name="frame">Its number, which tells its pose.</param>
    /// <param name="heard">The speech.</param>
    /// <param name="cancellation">Stops between parts of it.</param>
    public Frame Render(long frame, HeardSpeech heard, CancellationToken cancellation)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        int pose = scene.PoseAt(frame);
        var moment = new SyncTalkMoment(
            modules.Head.Hear(heard.Around((int)Math.Min(frame, heard.Frames - 1))), tensor(scene.Expressions[pose]).view(1, -1));
        Frame background = behind.Count == 0 ? scene.Background : StillImage.Load(behind[pose]);
        float[] colours = renderer.Render(
            scene.Camera, SyncTalkCamera.Of(scene.Poses[pose]), moment, OfficialPixels.ToTensor(background), cancellation);
        portrait?.Lay(colours, pose);
        return OfficialPixels.ToFrame(colours, scene.Camera.Width);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        modules.Dispose();
        ear.Dispose();
    }

    private Func<long, CancellationToken, Frame> Listen(ISpeechSource speech, CancellationToken cancellation)
    {
        HeardSpeech heard = HeardSpeech.Of(ear, speech.ReadToEnd(cancellation), cancellation);
        return (frame, token) => Render(frame, heard, token);
    }
}
