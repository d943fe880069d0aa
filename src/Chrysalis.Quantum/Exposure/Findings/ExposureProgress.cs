namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>Where a study stands.</summary>
/// <param name="Stage">What is going on.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all.</param>
/// <param name="Message">A line worth keeping, when there is one.</param>
public readonly record struct ExposureProgress(string Stage, long Done, long Total, string? Message = null);
