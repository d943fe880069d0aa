using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>Unspent outputs of one type and one class.</summary>
/// <param name="Type">Their scripts' type.</param>
/// <param name="Class">When their key can be seen.</param>
/// <param name="Outputs">How many they are.</param>
/// <param name="Value">What they are worth together.</param>
public sealed record ExposureRow(OutputType Type, ExposureClass Class, long Outputs, Satoshi Value);
