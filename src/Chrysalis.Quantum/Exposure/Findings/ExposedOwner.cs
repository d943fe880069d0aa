using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>Coins behind one key or script that the chain shows.</summary>
/// <param name="Address">Where they lie; for P2PK the key, for other scripts a part of their SHA-256.</param>
/// <param name="Type">The type of the largest output.</param>
/// <param name="Class">How its key is shown.</param>
/// <param name="Outputs">Unspent outputs.</param>
/// <param name="Value">What they are worth together.</param>
/// <param name="Since">When the oldest of them was made.</param>
/// <param name="IsOffCurve">Whether the key is no point of the curve, so that nobody can ever spend them.</param>
public sealed record ExposedOwner(
    string Address, OutputType Type, ExposureClass Class, long Outputs, Satoshi Value, DateOnly Since, bool IsOffCurve);
