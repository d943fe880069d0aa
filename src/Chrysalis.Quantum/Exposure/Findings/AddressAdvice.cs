using Chrysalis.Bitcoin.Addresses;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>What the holder of an address should know.</summary>
internal static class AddressAdvice
{
    /// <summary>Sums up type and finding in sentences.</summary>
    public static string For(Address address, ExposureClass exposure, bool? shown) => $"{Hides(address)} {Now(exposure, shown)}";

    private static string Hides(Address address) => address.Type switch
    {
        _ when address.IsOffCurve => "The key in it is no point of the curve: coins sent there are lost to everyone.",
        OutputType.P2PK => "The public key itself stands in every output: a quantum computer needs nothing else.",
        OutputType.P2TR => "Its 32 bytes are a public key (BIP 341): every output shows it, used or not.",
        OutputType.P2PKH or OutputType.P2WPKH => "It is the hash of a public key: the first spend shows the key.",
        OutputType.P2SH or OutputType.P2WSH => "It is the hash of a script: the first spend shows the script and the keys in it.",
        OutputType.P2MR => "It is the root of a tree of scripts (BIP 360), without a key of its own: a spend shows one script, "
            + "which can ask for a post-quantum signature. BIP 360 is a proposal: until the network enforces it, "
            + "anyone can spend such outputs.",
        _ => "It is a witness program without a meaning today: anyone can spend outputs to it until a later rule "
            + "of the network gives it one.",
    };

    private static string Now(ExposureClass exposure, bool? shown) => (exposure, shown) switch
    {
        (ExposureClass.ByScript, _) =>
            "Move coins to a fresh address whose key is hashed before a machine can break a key in days, and do not reuse it.",
        (ExposureClass.ByReuse, _) => "The chain already shows it: whatever lies there, or comes there later, is as exposed as P2PK. "
            + "Move it to a fresh address and never receive here again.",
        (ExposureClass.WhenSpent, null) =>
            "Unspent and unused, it is safe from slow machines. Look into the blocks of the chain to see whether they already show it.",
        (ExposureClass.WhenSpent, _) => "What was read does not show it: it is safe from slow machines. When you spend, "
            + "spend all of it at once: the key is visible from then on, for minutes if all of it moves, "
            + "for ever for what stays or comes later.",
        (ExposureClass.HashProtected, _) => "Nothing that was read shows a script of it.",
        _ => "Do not pay to it.",
    };
}
