using Chrysalis.Bitcoin;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>A number of outputs and what they are worth.</summary>
/// <param name="Outputs">How many they are.</param>
/// <param name="Value">What they are worth together.</param>
public sealed record OutputTotal(long Outputs, Satoshi Value);
