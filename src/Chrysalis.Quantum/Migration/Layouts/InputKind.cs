using Chrysalis.Signing;

namespace Chrysalis.Quantum.Migration.Layouts;

/// <summary>An input of a transaction.</summary>
/// <param name="Path">How the spent output is locked.</param>
/// <param name="Scheme">Scheme of its signatures.</param>
/// <param name="TreeDepth">Depth of the spent leaf in a P2MR tree, 0 to 128; each level adds a hash of 32 bytes.</param>
public sealed record InputKind(SpendPath Path, SignatureScheme Scheme, int TreeDepth = 0)
{
    /// <summary>The input that spends an output of today, with the scheme that its type asks for.</summary>
    public static InputKind Of(SpendPath path) => new(path, path == SpendPath.P2tr ? SignatureSchemes.Schnorr : SignatureSchemes.Ecdsa);

    /// <summary>Signatures it carries.</summary>
    public int Signatures => Path is SpendPath.P2shTwoOfThree or SpendPath.P2shP2wshTwoOfThree or SpendPath.P2wshTwoOfThree ? 2 : 1;
}
