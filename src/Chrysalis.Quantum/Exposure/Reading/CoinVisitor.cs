using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>Takes an unspent output.</summary>
/// <param name="outPoint">Its transaction and index, as a coin's record has them.</param>
/// <param name="height">The height of its block.</param>
/// <param name="coin">What is kept of it.</param>
internal delegate void CoinVisitor(ReadOnlySpan<byte> outPoint, int height, CoinView coin);
