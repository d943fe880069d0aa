namespace Chrysalis.Signing;

/// <summary>A public key. Read-only, and safe for several threads.</summary>
public abstract class VerifyingKey : IEquatable<VerifyingKey>
{
    private readonly byte[] encoded;

    /// <summary>Begins a key.</summary>
    /// <param name="scheme">Its scheme.</param>
    /// <param name="encoded">The key as its standard writes it; copied.</param>
    protected VerifyingKey(SignatureScheme scheme, ReadOnlySpan<byte> encoded)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        Scheme = scheme;
        this.encoded = encoded.ToArray();
    }

    /// <summary>The scheme.</summary>
    public SignatureScheme Scheme { get; }

    /// <summary>The key as its standard writes it.</summary>
    public ReadOnlyMemory<byte> Encoded => encoded;

    /// <summary>Checks a signature.</summary>
    /// <param name="message">What was signed.</param>
    /// <param name="signature">Any bytes.</param>
    /// <returns>Whether the signature is this key's for this message; false, and no exception, for bytes that are no signature.</returns>
    public abstract bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    /// <summary>Whether both are the same key of the same scheme.</summary>
    public bool Equals(VerifyingKey? other) => other is not null && other.Scheme == Scheme && other.encoded.AsSpan().SequenceEqual(encoded);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as VerifyingKey);

    /// <inheritdoc/>
    public sealed override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(encoded);
        return hash.ToHashCode();
    }

    /// <summary>The scheme and the key's first eight bytes.</summary>
    public sealed override string ToString() => $"{Scheme.Name} {Convert.ToHexStringLower(encoded.AsSpan(0, Math.Min(8, encoded.Length)))}";
}
