namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>One member of a zip archive.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Header">First byte of its local header.</param>
/// <param name="Stored">True when its bytes stand in the archive as they are.</param>
/// <param name="StoredBytes">Bytes it takes in the archive.</param>
internal sealed record ZipMember(string Name, long Header, bool Stored, long StoredBytes);
