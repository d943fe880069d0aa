namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>How well an expert tells windows with their own sound from windows with another moment's.</summary>
/// <param name="Accuracy">Share of pairs told right, from 0 to 1; half of them are together.</param>
/// <param name="Loss">Binary cross-entropy; 0.693 means that nothing is told.</param>
/// <param name="Pairs">Number of pairs.</param>
internal sealed record SyncAccuracy(double Accuracy, double Loss, int Pairs);
