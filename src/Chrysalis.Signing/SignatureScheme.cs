using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Chrysalis.Signing;

/// <summary>
/// A signature scheme: the sizes its standard gives, how keys come into being and how they are read. A scheme holds no key and is
/// safe for several threads. A scheme of one's own derives from this class, <see cref="SigningKey"/> and <see cref="VerifyingKey"/>;
/// those of this library are in <see cref="SignatureSchemes"/>.
/// </summary>
public abstract class SignatureScheme
{
    /// <summary>Describes a scheme.</summary>
    /// <param name="name">Name on the command line.</param>
    /// <param name="title">Name for readers.</param>
    /// <param name="source">Where the sizes stand.</param>
    protected SignatureScheme(string name, string title, string source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(source);
        (Name, Title, Source) = (name, title, source);
    }

    /// <summary>Name on the command line.</summary>
    public string Name { get; }

    /// <summary>Name for readers.</summary>
    public string Title { get; }

    /// <summary>Where the sizes stand.</summary>
    public string Source { get; }

    /// <summary>Public key as it stands in a script or witness, in bytes.</summary>
    public required int PublicKeyBytes { get; init; }

    /// <summary>Signature as it stands in a witness, its hash type included, in bytes; the largest where it varies.</summary>
    public required int SignatureBytes { get; init; }

    /// <summary>
    /// What Bitcoin adds to a signature in every witness: 1 byte of hash type for ECDSA, 0 where the usual type is left out.
    /// </summary>
    public int HashTypeBytes { get; init; }

    /// <summary>Length of the seed that a key is made of, in bytes: all of its entropy.</summary>
    public required int SeedBytes { get; init; }

    /// <summary>False where Shor's algorithm forges it.</summary>
    public required bool IsPostQuantum { get; init; }

    /// <summary>True where the standard is not final: for measuring, not for coins.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Draws a key from the system's generator.</summary>
    public SigningKey Generate()
    {
        byte[] seed = new byte[SeedBytes];
        try
        {
            while (true)
            {
                RandomNumberGenerator.Fill(seed);
                if (TryCreate(seed, out SigningKey? key))
                    return key;
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Makes the key of a seed: the same seed, the same key. The caller sees to the seed's entropy and zeroes it.</summary>
    /// <param name="seed"><see cref="SeedBytes"/> bytes, drawn without bias: whoever knows or guesses them has the key.</param>
    /// <exception cref="SigningException">The seed has another length, or no key belongs to it.</exception>
    public SigningKey FromSeed(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedBytes)
            throw new SigningException(
                $"A seed for {Name} has {SeedBytes} bytes, not {seed.Length}: draw that many from the system's generator.");
        return TryCreate(seed, out SigningKey? key) ? key
            : throw new SigningException(
                $"No {Name} key belongs to this seed, which must be a number from 1 to the group's order less 1: draw another.");
    }

    /// <summary>Reads a public key.</summary>
    /// <param name="encoded">Any bytes.</param>
    /// <param name="key">The key; null where the bytes are none.</param>
    /// <returns>Whether the bytes are a public key of this scheme; never an exception.</returns>
    public abstract bool TryReadPublicKey(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out VerifyingKey? key);

    /// <summary>Reads a public key.</summary>
    /// <param name="encoded">The key as its standard writes it.</param>
    /// <exception cref="SigningException">The bytes are no public key of this scheme.</exception>
    public VerifyingKey ReadPublicKey(ReadOnlySpan<byte> encoded) => TryReadPublicKey(encoded, out VerifyingKey? key) ? key
        : throw new SigningException(
            $"These {encoded.Length} bytes are no {Name} public key: it has {PublicKeyBytes} bytes, as its standard writes them.");

    /// <summary>Makes the key of a seed.</summary>
    /// <param name="seed"><see cref="SeedBytes"/> bytes; not kept.</param>
    /// <param name="key">The key; null where the seed has none, as 0 on a curve.</param>
    /// <returns>Whether the seed has a key.</returns>
    protected abstract bool TryCreate(ReadOnlySpan<byte> seed, [NotNullWhen(true)] out SigningKey? key);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
