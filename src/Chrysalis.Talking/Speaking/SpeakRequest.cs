using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Speaking;

/// <summary>One video to make.</summary>
public sealed record SpeakRequest
{
    /// <summary>Speech: any file ffmpeg can read. Either this or <see cref="Speech"/>.</summary>
    public string? Audio { get; init; }

    /// <summary>
    /// What is heard in the speech, as a <c>.npy</c> file, for models that hear no sound (<see cref="Models.ModelTraits.HearsFeatures"/>).
    /// </summary>
    public string? Features { get; init; }

    /// <summary>
    /// Whether a TorchScript program that came with the weights may be run to hear (<see cref="Models.ModelTraits.HearsByProgram"/>): it
    /// can do whatever Torch's operations can.
    /// </summary>
    public bool TrustsTorchScript { get; init; }

    /// <summary>
    /// Steps walked for a frame, for models that denoise: how many, or <c>ddimN</c> for every n-th without chance; null as the model does
    /// by itself.
    /// </summary>
    public string? DenoisingSteps { get; init; }

    /// <summary>
    /// How much the speech is leant on, for models that draw from noise (<see cref="Models.ModelTraits.MostGuidance"/>): 0 is deaf, 1 as
    /// learnt; null as the model does by itself.
    /// </summary>
    public double? Guidance { get; init; }

    /// <summary>
    /// How lively the face is, for models that can choose (<see cref="Models.ModelTraits.MostExpression"/>): 0 is a mask, 1 as it was
    /// seen; null as the model does by itself.
    /// </summary>
    public double? Expression { get; init; }

    /// <summary>Speech from elsewhere: an array, a pipe, a live source. It stays the caller's.</summary>
    public ISpeechSource? Speech { get; init; }

    /// <summary>The video to write (mp4, mov, mkv, webm). Either this or <see cref="Sink"/>.</summary>
    public string? Output { get; init; }

    /// <summary>Where the frames go instead of a file. It serves this request alone, and is disposed with it.</summary>
    public IFrameSink? Sink { get; init; }

    /// <summary>Where the model draws at random; models that do not are the same with any.</summary>
    public ulong Seed { get; init; }

    /// <summary>Photo or video of the face; null, without a <see cref="Picture"/>, lets the model render its own footage.</summary>
    public string? Face { get; init; }

    /// <summary>A photo of the face in memory, in place of <see cref="Face"/>.</summary>
    public Frame? Picture { get; init; }

    /// <summary>Which face to follow.</summary>
    public FaceSelection Selection { get; init; } = FaceSelection.Largest;

    /// <summary>
    /// How the head is to move; null as the model does by itself, and by itself in a photo whose mouth a model paints. Models that leave
    /// the head as the footage has it refuse anything else.
    /// </summary>
    public HeadRequest? Head { get; init; }

    /// <summary>What is done to the frames first.</summary>
    public FrameAdjustment Frames { get; init; } = new();

    /// <summary>Which part of the frame the model sees.</summary>
    public FacePlacement Placement { get; init; } = new();

    /// <summary>How the painted mouth is laid into the frame.</summary>
    public BlendOptions Blending { get; init; } = new();

    /// <summary>What to do when speech and footage differ in length.</summary>
    public SyncMode SyncMode { get; init; } = SyncMode.Bounce;

    /// <summary>Make only so much of it; null makes all.</summary>
    public TimeSpan? Preview { get; init; }

    /// <summary>How the video is encoded.</summary>
    public VideoEncoding Encoding { get; init; } = new();

    /// <summary>Whether a face is given, and how it is called.</summary>
    internal string? FaceName => Face ?? (Picture is null ? null : "the picture");

    /// <summary>Where face tracks are kept between runs; null takes the user's cache folder.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Checks everything but what the files hold.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="TalkingException">The output cannot be written there, the encoding does not exist, or the preview has no length.
    /// </exception>
    public SpeakRequest Validated()
    {
        RequestCheck.RequireUsable(this);
        return this;
    }
}
