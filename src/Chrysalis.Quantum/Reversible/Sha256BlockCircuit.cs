using Chrysalis.Bitcoin.Hashing.Lanes;

namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// SHA-256 of one block as a reversible circuit: |message>|0> becomes |message>|digest>, all ancillas return to zero.
/// The compression runs in place, so there is nothing to uncompute but the message schedule.
/// </summary>
internal sealed class Sha256BlockCircuit
{
    private Sha256BlockCircuit(ReversibleCircuit circuit, int[][] message, int[][] digest) =>
        (Circuit, Message, Digest) = (circuit, message, digest);

    /// <summary>The gates.</summary>
    public ReversibleCircuit Circuit { get; }

    /// <summary>Sixteen 32-bit words of the padded message, each least significant bit first.</summary>
    public IReadOnlyList<int[]> Message { get; }

    /// <summary>Eight 32-bit words of the digest; zero before.</summary>
    public IReadOnlyList<int[]> Digest { get; }

    /// <summary>Writes the circuit.</summary>
    public static Sha256BlockCircuit Create()
    {
        var builder = new ReversibleBuilder();
        int[][] message = Sha256Compression.AllocateWords(builder, 16);
        int[][] digest = Sha256Compression.AllocateWords(builder, 8);
        Sha256Compression.Append(builder, message, Sha256Constants.InitialHash, digest);
        return new(builder.Build(), message, digest);
    }
}
