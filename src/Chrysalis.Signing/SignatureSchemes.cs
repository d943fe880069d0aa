using Org.BouncyCastle.Crypto.Parameters;

namespace Chrysalis.Signing;

/// <summary>The schemes of this library.</summary>
public static class SignatureSchemes
{
    private const string Fips204 = "FIPS 204 (2024), table 2";
    private const string Fips205 = "FIPS 205 (2024), table 2";

    /// <summary>ECDSA on secp256k1: a compressed key, a DER signature of at most 71 bytes (low s) and a byte for the hash type.</summary>
    public static SignatureScheme Ecdsa { get; } = new EcdsaScheme();

    /// <summary>Schnorr on secp256k1.</summary>
    public static SignatureScheme Schnorr { get; } = new SchnorrScheme();

    /// <summary>ML-DSA-44.</summary>
    public static SignatureScheme MlDsa44 { get; } = Lattice("ml-dsa-44", MLDsaParameters.ml_dsa_44, 1312, 2420);

    /// <summary>ML-DSA-65.</summary>
    public static SignatureScheme MlDsa65 { get; } = Lattice("ml-dsa-65", MLDsaParameters.ml_dsa_65, 1952, 3309);

    /// <summary>ML-DSA-87.</summary>
    public static SignatureScheme MlDsa87 { get; } = Lattice("ml-dsa-87", MLDsaParameters.ml_dsa_87, 2592, 4627);

    /// <summary>SLH-DSA-SHA2-128s, small.</summary>
    public static SignatureScheme SlhDsa128S { get; } = Hashes(
        "slh-dsa-128s", "SLH-DSA-SHA2-128s", SlhDsaParameters.slh_dsa_sha2_128s, 16, 7856);

    /// <summary>SLH-DSA-SHA2-128f, fast.</summary>
    public static SignatureScheme SlhDsa128F { get; } = Hashes(
        "slh-dsa-128f", "SLH-DSA-SHA2-128f", SlhDsaParameters.slh_dsa_sha2_128f, 16, 17088);

    /// <summary>
    /// FN-DSA-512; its standard, FIPS 206, is not final, so the sizes are those of Falcon-512, padded. For measuring only.
    /// </summary>
    public static SignatureScheme FnDsa512 { get; } = new FalconScheme();

    /// <summary>The schemes that moving coins is measured with, today's first.</summary>
    public static IReadOnlyList<SignatureScheme> All { get; } =
        [Ecdsa, Schnorr, FnDsa512, MlDsa44, MlDsa65, MlDsa87, SlhDsa128S, SlhDsa128F];

    /// <summary>The other ten parameter sets of FIPS 205.</summary>
    public static IReadOnlyList<SignatureScheme> OtherSlhDsa { get; } =
    [
        Hashes("slh-dsa-192s", "SLH-DSA-SHA2-192s", SlhDsaParameters.slh_dsa_sha2_192s, 24, 16224),
        Hashes("slh-dsa-192f", "SLH-DSA-SHA2-192f", SlhDsaParameters.slh_dsa_sha2_192f, 24, 35664),
        Hashes("slh-dsa-256s", "SLH-DSA-SHA2-256s", SlhDsaParameters.slh_dsa_sha2_256s, 32, 29792),
        Hashes("slh-dsa-256f", "SLH-DSA-SHA2-256f", SlhDsaParameters.slh_dsa_sha2_256f, 32, 49856),
        Hashes("slh-dsa-shake-128s", "SLH-DSA-SHAKE-128s", SlhDsaParameters.slh_dsa_shake_128s, 16, 7856),
        Hashes("slh-dsa-shake-128f", "SLH-DSA-SHAKE-128f", SlhDsaParameters.slh_dsa_shake_128f, 16, 17088),
        Hashes("slh-dsa-shake-192s", "SLH-DSA-SHAKE-192s", SlhDsaParameters.slh_dsa_shake_192s, 24, 16224),
        Hashes("slh-dsa-shake-192f", "SLH-DSA-SHAKE-192f", SlhDsaParameters.slh_dsa_shake_192f, 24, 35664),
        Hashes("slh-dsa-shake-256s", "SLH-DSA-SHAKE-256s", SlhDsaParameters.slh_dsa_shake_256s, 32, 29792),
        Hashes("slh-dsa-shake-256f", "SLH-DSA-SHAKE-256f", SlhDsaParameters.slh_dsa_shake_256f, 32, 49856),
    ];

    /// <summary>The scheme of that name.</summary>
    /// <param name="name">Name of one of <see cref="All"/> or <see cref="OtherSlhDsa"/>, in upper or lower case.</param>
    /// <exception cref="SigningException">There is none.</exception>
    public static SignatureScheme Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.Concat(OtherSlhDsa).FirstOrDefault(scheme => scheme.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new SigningException(
                $"'{name}' is no signature scheme: choose one of {string.Join(", ", All.Select(scheme => scheme.Name))}.");
    }

    private static MlDsaScheme Lattice(string name, MLDsaParameters parameters, int publicKey, int signature) =>
        new(name, name.ToUpperInvariant(), Fips204, parameters)
        {
            PublicKeyBytes = publicKey, SignatureBytes = signature, SeedBytes = 32, IsPostQuantum = true
        };

    private static SlhDsaScheme Hashes(string name, string title, SlhDsaParameters parameters, int hash, int signature) =>
        new(name, title, Fips205, parameters)
        {
            PublicKeyBytes = 2 * hash, SignatureBytes = signature, SeedBytes = 3 * hash, IsPostQuantum = true
        };
}
