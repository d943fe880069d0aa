namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>Where a storage's numbers stand in the file.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Bytes">Count of bytes.</param>
internal readonly record struct StorageSpan(long Offset, long Bytes);
