namespace Chrysalis.Studies.Demo;

/// <summary>One frame of the demo's video.</summary>
/// <param name="TimeSeconds">When it is shown.</param>
/// <param name="Opening">Gap of the inner lips in inter-ocular distances; null where no face was found.</param>
/// <param name="Loudness">Root mean square of the sound during the frame, full scale 1.</param>
public readonly record struct DemoMoment(double TimeSeconds, double? Opening, double Loudness);
