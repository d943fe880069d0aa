using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Bitcoin.Scripts;

/// <summary>A comparison of an item that the spender gives with bytes of the script.</summary>
/// <param name="Input">The item's place.</param>
/// <param name="Hash">The instruction that hashes it before; 0 where it is compared itself.</param>
/// <param name="Expected">The bytes.</param>
internal readonly record struct InputComparison(int Input, byte Hash, ByteRange Expected);
