using Chrysalis.Bitcoin;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>Unspent outputs of one class within a range of age or value.</summary>
/// <param name="From">Where the range begins: a year, or a value in bitcoin.</param>
/// <param name="Class">When their key can be seen.</param>
/// <param name="Outputs">How many they are.</param>
/// <param name="Value">What they are worth together.</param>
public sealed record ExposureSlice(decimal From, ExposureClass Class, long Outputs, Satoshi Value);
