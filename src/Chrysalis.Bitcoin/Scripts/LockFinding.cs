using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Bitcoin.Scripts;

/// <summary>What locks a script.</summary>
/// <param name="Lock">The kind of lock.</param>
/// <param name="KeyHash">
/// Where the hash of the key stands that it hides: 20 bytes are a HASH160, 32 a SHA-256; empty for other hashes and other locks.
/// </param>
public readonly record struct LockFinding(ScriptLock Lock, ByteRange KeyHash = default);
