using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;
using Chrysalis.Bitcoin.Hashing.Lanes;
using Chrysalis.Quantum.Reversible;

namespace Chrysalis.Quantum.Grover;

/// <summary>
/// Mining as a search: the register holds the lowest bits of the nonce, a solution is a nonce whose double SHA-256 does
/// not exceed a target scaled to the register. Hashes 16 nonces at once.
/// </summary>
internal sealed class MiningOracle
{
    private readonly MiningHeader header;
    private readonly BigInteger target;
    private readonly uint[] midstate;
    private readonly uint[] tail;
    private readonly uint topOfTarget;

    private MiningOracle(MiningHeader header, BigInteger target)
    {
        (this.header, this.target) = (header, target);
        var words = new uint[20];
        for (int i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(header.Bytes[(4 * i)..]);
        midstate = Sha256Software.Compress(Sha256Constants.InitialHash, words.AsSpan(..16));
        tail = words[16..19];
        topOfTarget = (uint)(target >> 224);
    }

    /// <summary>The largest hash that counts when one hash in 2^<paramref name="difficultyBits"/> shall count.</summary>
    /// <exception cref="QuantumException">Not 1 to 64 bits.</exception>
    public static BigInteger ScaledTarget(int difficultyBits) => difficultyBits is >= 1 and <= 64
        ? (BigInteger.One << (256 - difficultyBits)) - 1
        : throw new QuantumException($"The difficulty is 1 to 64 bits, not {difficultyBits}.");

    /// <summary>Hashes the header with every nonce of the register.</summary>
    /// <param name="header">Gives everything but the lowest bits of the nonce.</param>
    /// <param name="qubits">Bits of the nonce in the register, 1 to 28.</param>
    /// <param name="target">Largest hash that counts.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="QuantumException">The register is too small or too large.</exception>
    public static SearchOracle Create(
        MiningHeader header, int qubits, BigInteger target, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        var mining = new MiningOracle(header, target);
        return SearchOracle.FromWords(qubits, first => mining.MarksFrom(first, qubits), progress, cancellation);
    }

    /// <summary>The nonce that a basis state stands for: the header's own with its lowest bits replaced.</summary>
    public static uint NonceOf(MiningHeader header, int qubits, long state)
    {
        ArgumentNullException.ThrowIfNull(header);
        return (header.Nonce & ~(uint)((1L << qubits) - 1)) | (uint)state;
    }

    private ulong MarksFrom(long first, int qubits)
    {
        ulong marks = 0;
        Span<uint> nonces = stackalloc uint[Sha256Lanes.Count];
        for (int group = 0; group < 64; group += nonces.Length)
        {
            for (int lane = 0; lane < nonces.Length; lane++)
                nonces[lane] = NonceOf(header, qubits, first + group + lane);
            Vector512<uint> tops = Sha256Lanes.TopOfDoubleHash(midstate, tail, nonces);
            for (int lane = 0; lane < nonces.Length; lane++)
            {
                bool isInside = first + group + lane < 1L << qubits;
                // The top word decides nearly always; only where it could count is the whole hash compared.
                if (isInside && tops[lane] <= topOfTarget && header.WithNonce(nonces[lane]).Hash() <= target)
                    marks |= 1UL << (group + lane);
            }
        }

        return marks;
    }
}
