using Chrysalis.Talking.Families.AdNerf.Features;
using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>An official folder with what is heard in its frames. Read-only.</summary>
internal sealed class AdNerfFootage
{
    private const string DeepSpeech = "aud", OtherDeepSpeech = "aud_ds";

    private readonly SpeechFeatures training, held;

    /// <param name="folder">The folder.</param>
    /// <exception cref="TalkingException">There is neither aud.npy of DeepSpeech nor aud.wav, or no background.</exception>
    public AdNerfFootage(OfficialHeadFolder folder)
    {
        Footage = new(folder);
        Range = OfficialAdNerf.RangeOf(folder);
        (SpeechFeatures speech, Hearing) = Hear(folder);
        (training, held) = (Rows(speech, Footage.Training), Rows(speech, Footage.Held));
    }

    /// <summary>The pictures.</summary>
    public OfficialFootage Footage { get; }

    /// <summary>Where rays are sampled.</summary>
    public DepthRange Range { get; }

    /// <summary>What is heard.</summary>
    public AdNerfHearing Hearing { get; }

    /// <summary>Where the camera is in a frame.</summary>
    public static CameraPose Pose(OfficialFrame frame) => CameraPose.FromMatrix(OfficialPose.ToMatrix(frame.Pose));

    /// <summary>What is heard in a frame to train on: 1 x 16 x 29.</summary>
    public Tensor Window(int frame) => Windows(training, frame, 1);

    /// <summary>What is heard around it, 8 x 16 x 29; beyond the first and the last frame to train on there are zeros.</summary>
    public Tensor WindowsAround(int frame) => Windows(training, frame - SpeechWindow.FramesBefore, SpeechWindow.Frames);

    /// <summary>What is heard around a frame to validate with.</summary>
    public Tensor HeldWindowsAround(int frame) => Windows(held, frame - SpeechWindow.FramesBefore, SpeechWindow.Frames);

    private static Tensor Windows(SpeechFeatures speech, int first, int count)
    {
        var values = new float[count * SpeechFeatures.WindowValues];
        for (int i = 0; i < count; i++)
        {
            if (first + i >= 0 && first + i < speech.Frames)
                speech[first + i].CopyTo(values.AsSpan(i * SpeechFeatures.WindowValues));
        }

        return tensor(values).view(count, AudioNet.WindowSteps, AudioNet.Letters);
    }

    /// <summary>DeepSpeech's windows where the folder has them, else windows of its sound.</summary>
    private static (SpeechFeatures Speech, AdNerfHearing Hearing) Hear(OfficialHeadFolder folder)
    {
        foreach (string name in (string[])[DeepSpeech, OtherDeepSpeech])
        {
            if (folder.Speech.TryGetValue(name, out NpyArray? array) && array.Shape is [_, AudioNet.WindowSteps, AudioNet.Letters])
                return (SpeechFeatures.Of(array.Values, name + ".npy"), AdNerfHearing.DeepSpeech);
        }

        string sound = folder.Sound
            ?? throw new FootageException($"'{folder.Folder}' has neither aud.npy (DeepSpeech's windows, frames x 16 x 29) nor aud.wav, of "
                + "which nothing can be heard: copy one of them there.");
        Waveform speech = AudioReader.Read(sound, Waveform.SpeechRateHz);
        int frames = folder.Training.Concat(folder.Validation).Max(frame => frame.AudioId) + 1;
        return (MelWindows.Of(MelSpectrogram.Compute(speech), frames, OfficialAdNerfModel.Rate.PerSecond), AdNerfHearing.Mel);
    }

    private static SpeechFeatures Rows(SpeechFeatures speech, IReadOnlyList<OfficialFrame> frames) => SpeechFeatures.Of(
        [.. frames.SelectMany(frame => speech[Math.Min(frame.AudioId, speech.Frames - 1)].ToArray())], "the footage");
}
