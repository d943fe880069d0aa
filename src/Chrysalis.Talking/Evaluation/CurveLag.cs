namespace Chrysalis.Talking.Evaluation;

/// <summary>A shift between two curves.</summary>
/// <param name="Frames">The shift; positive when the generated curve comes later than the real one.</param>
/// <param name="Correlation">Pearson's correlation at that shift.</param>
internal readonly record struct CurveLag(int Frames, double Correlation);
