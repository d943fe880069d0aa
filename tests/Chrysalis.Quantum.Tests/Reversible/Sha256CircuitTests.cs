using System.Buffers.Binary;
using System.Security.Cryptography;
using Chrysalis.Quantum.Reversible;

namespace Chrysalis.Quantum.Tests.Reversible;

public class Sha256CircuitTests
{
    private const int Messages = 1000;

    /// <summary>The genesis block's header; its hash is 000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f.</summary>
    private static readonly byte[] Genesis = Convert.FromHexString(
        "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b"
            + "1e5e4a29ab5f49ffff001d1dac2b7c");

    [Fact]
    public void BlockCircuit_RandomMessages_EqualsFrameworkAndCleansUp()
    {
        Sha256BlockCircuit sha = Sha256BlockCircuit.Create();
        var states = new BasisStateSimulator(sha.Circuit.QubitCount, Messages);
        var random = new Random(1);
        var messages = new byte[Messages][];
        for (int lane = 0; lane < Messages; lane++)
        {
            messages[lane] = new byte[random.Next(56)];
            random.NextBytes(messages[lane]);
            byte[] block = Padded(messages[lane]);
            for (int word = 0; word < 16; word++)
                states.Write(sha.Message[word], lane, BinaryPrimitives.ReadUInt32BigEndian(block.AsSpan(4 * word)));
        }

        states.Run(sha.Circuit);

        for (int lane = 0; lane < Messages; lane++)
        {
            Assert.Equal(SHA256.HashData(messages[lane]), ReadBytes(states, sha.Digest, lane));
            Assert.Equal(Padded(messages[lane]), ReadBytes(states, sha.Message, lane));
        }

        Assert.Equal(0, states.CountDirtyOutside([.. sha.Message, .. sha.Digest]));
    }

    [Fact]
    public void DoubleCircuit_BlockHeaders_EqualsFrameworkAndCleansUp()
    {
        const int Headers = 64;
        DoubleSha256Circuit sha = DoubleSha256Circuit.Create();
        var states = new BasisStateSimulator(sha.Circuit.QubitCount, Headers);
        byte[][] headers = [.. Enumerable.Range(0, Headers).Select(i => WithNonce((uint)i * 0x01234567u))];
        headers[0] = Genesis;
        for (int lane = 0; lane < Headers; lane++)
        {
            for (int word = 0; word < 20; word++)
                states.Write(sha.Header[word], lane, BinaryPrimitives.ReadUInt32BigEndian(headers[lane].AsSpan(4 * word)));
        }

        states.Run(sha.Circuit);

        for (int lane = 0; lane < Headers; lane++)
            Assert.Equal(SHA256.HashData(SHA256.HashData(headers[lane])), ReadBytes(states, sha.Digest, lane));
        byte[] hash = ReadBytes(states, sha.Digest, 0);
        Array.Reverse(hash);
        Assert.Equal("000000000019D6689C085AE165831E934FF763AE46A2A6C172B3F1B60A8CE26F", Convert.ToHexString(hash));
        Assert.Equal(0, states.CountDirtyOutside([.. sha.Header, .. sha.Digest]));
    }

    [Fact]
    public void MiningOracle_ScaledTarget_FlipsExactlyTheSolutions()
    {
        const int Nonces = 512;
        var target = new byte[32];
        Array.Fill(target, (byte)0xA5, 0, 31);
        target[31] = 0x0F; // about one hash in 16
        MiningOracleCircuit oracle = MiningOracleCircuit.Create(Genesis, target);
        var states = new BasisStateSimulator(oracle.Circuit.QubitCount, Nonces);
        for (int lane = 0; lane < Nonces; lane++)
            states.Write(oracle.Nonce, lane, BinaryPrimitives.ReverseEndianness((uint)lane));

        states.Run(oracle.Circuit);

        int solutions = 0;
        for (int lane = 0; lane < Nonces; lane++)
        {
            byte[] hash = SHA256.HashData(SHA256.HashData(WithNonce((uint)lane)));
            bool isSolution =
                new System.Numerics.BigInteger(hash, isUnsigned: true) <= new System.Numerics.BigInteger(target, isUnsigned: true);
            Assert.Equal(isSolution ? 1UL : 0UL, states.Read([oracle.Flag], lane));
            solutions += isSolution ? 1 : 0;
        }

        Assert.InRange(solutions, 1, Nonces - 1);
        Assert.Equal(0, states.CountDirtyOutside([oracle.Nonce, [oracle.Flag]]));
    }

    [Fact]
    public void BlockCircuit_Counts_FollowFromAddersAndRounds()
    {
        ReversibleCounts counts = ReversibleCounts.Of(Sha256BlockCircuit.Create().Circuit);
        const int Adder = 2 * 31;
        // A round has 7 additions, Ch and Maj there and back; the schedule 3 additions in 48 steps there and back; 8 additions at the end.
        Assert.Equal(64 * (7 * Adder + 4 * 32) + 2 * 48 * 3 * Adder + 8 * Adder, counts.Toffoli);
        Assert.Equal(512 + 256 + 33, counts.Qubits);
        Assert.InRange(counts.ToffoliDepth, 64, counts.Toffoli);
    }

    private static byte[] WithNonce(uint nonce)
    {
        byte[] header = [.. Genesis];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(76), nonce);
        return header;
    }

    private static byte[] Padded(byte[] message)
    {
        var block = new byte[64];
        message.CopyTo(block, 0);
        block[message.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(block.AsSpan(56), (ulong)message.Length * 8);
        return block;
    }

    private static byte[] ReadBytes(BasisStateSimulator states, IReadOnlyList<int[]> words, int lane)
    {
        var bytes = new byte[4 * words.Count];
        for (int i = 0; i < words.Count; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * i), (uint)states.Read(words[i], lane));
        return bytes;
    }
}
