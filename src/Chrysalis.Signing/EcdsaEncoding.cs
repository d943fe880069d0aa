namespace Chrysalis.Signing;

/// <summary>How an ECDSA signature is written.</summary>
public enum EcdsaEncoding
{
    /// <summary>Strict DER (BIP-66), 8 to 71 bytes with low s: how transactions carry it, before the hash type.</summary>
    Der,

    /// <summary>r and s of 32 bytes each.</summary>
    Compact,
}
