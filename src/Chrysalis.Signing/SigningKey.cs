using Chrysalis.Foundation.Lifetimes;

namespace Chrysalis.Signing;

/// <summary>
/// A private key. Dispose of it: what this library holds of it is then zeroed and signing is refused. It has no text form and
/// cannot be read back. May be shared between threads; a key that is disposed of while another thread signs is zeroed after that
/// signature, never within it.
/// </summary>
public abstract class SigningKey : IDisposable
{
    private readonly Lifetime lifetime;

    /// <summary>Begins a key.</summary>
    /// <param name="scheme">Its scheme.</param>
    protected SigningKey(SignatureScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        Scheme = scheme;
        lifetime = new(GetType(), Clear);
    }

    /// <summary>The scheme.</summary>
    public SignatureScheme Scheme { get; }

    /// <summary>The public key; usable after this key is disposed of.</summary>
    public abstract VerifyingKey PublicKey { get; }

    /// <summary>Signs a message of any length; where the scheme takes randomness, with that of the system's generator.</summary>
    /// <param name="message">What is signed.</param>
    /// <returns>The signature as the scheme's standard writes it, without a hash type of Bitcoin.</returns>
    /// <exception cref="ObjectDisposedException">The key is disposed of.</exception>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        using Lifetime.Use use = Hold();
        return SignCore(message);
    }

    /// <summary>Zeroes the key.</summary>
    public void Dispose()
    {
        lifetime.End();
        GC.SuppressFinalize(this);
    }

    /// <summary>The scheme and the public key's first bytes; nothing of the private key.</summary>
    public sealed override string ToString() => $"private key of {PublicKey}";

    /// <summary>Refuses a key that is disposed of, and keeps it from being zeroed until the use that is returned ends.</summary>
    /// <exception cref="ObjectDisposedException">The key is disposed of.</exception>
    protected Lifetime.Use Hold() => lifetime.Hold();

    /// <summary>Signs, with a key that is not disposed of.</summary>
    /// <param name="message">What is signed.</param>
    protected abstract byte[] SignCore(ReadOnlySpan<byte> message);

    /// <summary>Zeroes what is held of the key; called once, when no signing goes on.</summary>
    protected abstract void Clear();
}
