using Chrysalis.Quantum.Migration.Layouts;

namespace Chrysalis.Quantum.Migration;

/// <summary>Unspent outputs of one kind.</summary>
/// <param name="Path">How they are locked.</param>
/// <param name="Count">How many.</param>
public sealed record OutputGroup(SpendPath Path, long Count);
