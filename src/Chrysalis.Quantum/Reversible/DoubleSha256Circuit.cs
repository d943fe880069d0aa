using Chrysalis.Bitcoin.Hashing.Lanes;

namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// SHA-256 of SHA-256 of an 80-byte block header, all 640 bits of it in qubits: three compressions, then the first two undone.
/// </summary>
internal sealed class DoubleSha256Circuit
{
    private DoubleSha256Circuit(ReversibleCircuit circuit, int[][] header, int[][] digest) =>
        (Circuit, Header, Digest) = (circuit, header, digest);

    /// <summary>The gates.</summary>
    public ReversibleCircuit Circuit { get; }

    /// <summary>Twenty 32-bit words of the header (big-endian bytes, as SHA-256 reads them), each least significant bit first.</summary>
    public IReadOnlyList<int[]> Header { get; }

    /// <summary>Eight 32-bit words of the digest; zero before.</summary>
    public IReadOnlyList<int[]> Digest { get; }

    /// <summary>Writes the circuit.</summary>
    public static DoubleSha256Circuit Create()
    {
        var builder = new ReversibleBuilder();
        int[][] header = Sha256Compression.AllocateWords(builder, 20);
        int[][] digest = Sha256Compression.AllocateWords(builder, 8);
        int[][] tail = Sha256Compression.AllocateWords(builder, 12);
        int[][] first = Sha256Compression.AllocateWords(builder, 8);
        int[][] second = Sha256Compression.AllocateWords(builder, 8);
        int[][] padding = Sha256Compression.AllocateWords(builder, 8);
        builder.Within(
            () =>
            {
                Sha256Compression.XorWords(builder, Sha256Padding.After(80), tail);
                Sha256Compression.XorWords(builder, Sha256Padding.After(32), padding);
                Sha256Compression.Append(builder, header[..16], Sha256Constants.InitialHash, first);
                Sha256Compression.Append(builder, [.. header[16..], .. tail], first, second);
            },
            () => Sha256Compression.Append(builder, [.. second, .. padding], Sha256Constants.InitialHash, digest));
        return new(builder.Build(), header, digest);
    }
}
