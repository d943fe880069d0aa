namespace Chrysalis.Reports.Pictures;

/// <summary>A row of a plot of ranges: a wide thin bar, a narrower thick one, and a middle.</summary>
/// <param name="Label">What the row is about.</param>
/// <param name="Low">Left end of the thin bar.</param>
/// <param name="InnerLow">Left end of the thick bar.</param>
/// <param name="Middle">The middle; null for none.</param>
/// <param name="InnerHigh">Right end of the thick bar.</param>
/// <param name="High">Right end of the thin bar.</param>
public sealed record RangeBar(string Label, double Low, double InnerLow, double? Middle, double InnerHigh, double High);
