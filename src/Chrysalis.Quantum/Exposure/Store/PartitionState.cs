namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>Where one partition of a log stands on disk.</summary>
/// <param name="Generation">Number of its file; each condensing begins a new one.</param>
/// <param name="Length">Bytes of the file that count; whatever follows was not committed.</param>
/// <param name="CondensedLength">Bytes that were left when it was last condensed.</param>
/// <param name="Unmatched">Records dropped so far because what they refer to was never there.</param>
/// <param name="Checksum">Checksum of the bytes that count.</param>
internal readonly record struct PartitionState(int Generation, long Length, long CondensedLength, long Unmatched, uint Checksum);
