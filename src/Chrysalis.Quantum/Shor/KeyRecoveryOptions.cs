namespace Chrysalis.Quantum.Shor;

/// <summary>Private keys to be recovered from public keys.</summary>
public sealed record KeyRecoveryOptions
{
    /// <summary>Bits of the group's order; the first curve of that size with prime order is taken.</summary>
    public int OrderBits { get; init; } = 7;

    /// <summary>The field's prime instead; null to let <see cref="OrderBits"/> choose.</summary>
    public int? Prime { get; init; }

    /// <summary>One public key; null to draw <see cref="Keys"/> random ones.</summary>
    public CurvePoint? PublicKey { get; init; }

    /// <summary>Random keys.</summary>
    public int Keys { get; init; } = 20;

    /// <summary>Bits of each exponent beyond those of the order.</summary>
    public int ExtraBits { get; init; } = 2;

    /// <summary>Seed of keys and measurements.</summary>
    public int Seed { get; init; } = 1;
}
