namespace Chrysalis.Talking.Hearing;

/// <summary>One speech, ready to be asked for the mouth at any frame.</summary>
/// <param name="Mel">Mel frames x 80.</param>
/// <param name="Activity">How much is being spoken in each video frame, 0 (silence) to 1.</param>
internal sealed record SpeechTrack(float[] Mel, float[] Activity);
