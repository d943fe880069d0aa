
namespace Chrysalis.Signing;

/// <summary>A signature scheme with the sizes its standard gives.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Title">Name for readers.</param>
/// <param name="PublicKeyBytes">Public key as it stands in a script or witness, in bytes.</param>
/// <param name="SignatureBytes">Signature as it stands in a witness, in bytes; the largest where it varies.</param>
/// <param name="IsPostQuantum">False where Shor's algorithm forges it.</param>
/// <param name="Source">Where the sizes stand.</param>
public sealed record SignatureScheme(string Name, string Title, int PublicKeyBytes, int SignatureBytes, bool IsPostQuantum, string Source)
{
    /// <summary>ECDSA on secp256k1: a compressed key, a DER signature of at most 71 bytes (low s) and a byte for the hash type.</summary>
    public static SignatureScheme Ecdsa { get; } = new("ecdsa", "ECDSA", 33, 72, false, "SEC 1, BIP-66, BIP-146 (low s): at most 71 bytes of DER and the hash type");

    /// <summary>Schnorr on secp256k1.</summary>
    public static SignatureScheme Schnorr { get; } = new("schnorr", "Schnorr", 32, 64, false, "BIP-340");

    /// <summary>ML-DSA-44.</summary>
    public static SignatureScheme MlDsa44 { get; } = new("ml-dsa-44", "ML-DSA-44", 1312, 2420, true, "FIPS 204 (2024), table 2");

    /// <summary>ML-DSA-65.</summary>
    public static SignatureScheme MlDsa65 { get; } = new("ml-dsa-65", "ML-DSA-65", 1952, 3309, true, "FIPS 204 (2024), table 2");

    /// <summary>ML-DSA-87.</summary>
    public static SignatureScheme MlDsa87 { get; } = new("ml-dsa-87", "ML-DSA-87", 2592, 4627, true, "FIPS 204 (2024), table 2");

    /// <summary>SLH-DSA-SHA2-128s, small.</summary>
    public static SignatureScheme SlhDsa128S { get; } = new("slh-dsa-128s", "SLH-DSA-SHA2-128s", 32, 7856, true, "FIPS 205 (2024), table 2");

    /// <summary>SLH-DSA-SHA2-128f, fast.</summary>
    public static SignatureScheme SlhDsa128F { get; } = new("slh-dsa-128f", "SLH-DSA-SHA2-128f", 32, 17088, true, "FIPS 205 (2024), table 2");

    /// <summary>FN-DSA-512; its standard, FIPS 206, is not final, so the sizes are those of Falcon-512, padded.</summary>
    public static SignatureScheme FnDsa512 { get; } = new("fn-dsa-512", "FN-DSA-512", 897, 666, true, "Falcon specification 1.2 (2020), table 3.3; FIPS 206 is not final");

    /// <summary>Every scheme, today's first.</summary>
    public static IReadOnlyList<SignatureScheme> All { get; } = [Ecdsa, Schnorr, FnDsa512, MlDsa44, MlDsa65, MlDsa87, SlhDsa128S, SlhDsa128F];

    /// <summary>The scheme of that name.</summary>
    /// <exception cref="SigningException">There is none.</exception>
    public static SignatureScheme Named(string name) =>
        All.FirstOrDefault(scheme => scheme.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SigningException($"'{name}' is no signature scheme: choose one of {string.Join(", ", All.Select(scheme => scheme.Name))}.");
}
