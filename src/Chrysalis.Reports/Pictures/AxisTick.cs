namespace Chrysalis.Reports.Pictures;

/// <summary>A mark on an axis.</summary>
/// <param name="Value">Where it stands.</param>
/// <param name="Label">What is written there.</param>
public readonly record struct AxisTick(double Value, string Label);
