using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Bitcoin.Addresses;

/// <summary>
/// Tells what may be a secret by its looks alone, mistyped ones too: such a text is never printed, for terminals and logs keep what they
/// are shown.
/// </summary>
internal static class SecretForm
{
    private const string Base58Letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>What kind of secret a text may be, as the object of a sentence; null where it looks like none.</summary>
    public static string? NameOf(string text)
    {
        string bare = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        if (text.Contains("prv", StringComparison.Ordinal))
            return "an extended private key";
        if (bare.Length is >= 32 and not 2 * PublicKeyForm.Compressed and not 2 * PublicKeyForm.Uncompressed
            && bare.All(char.IsAsciiHexDigit))
            return "a private key (a public key without its first byte looks the same: put 02 before it if it is one)";
        if (text.Any(char.IsWhiteSpace))
            return "the words of a wallet, or several things at once";
        if (text.StartsWith("nsec1", StringComparison.OrdinalIgnoreCase) || text.StartsWith("ms1", StringComparison.OrdinalIgnoreCase))
            return "a private key or its share";
        if (!text.All(Base58Letters.Contains))
            return null;
        return text switch
        {
            ['6', 'P', ..] when text.Length is >= 55 and <= 61 => "an encrypted private key (BIP 38)",
            ['5' or 'K' or 'L' or '9' or 'c' or 'Q' or 'T' or '6', ..] when text.Length is >= 48 and <= 56 => "a private key",
            ['S', ..] when text.Length is >= 20 and <= 32 => "a private key (in its short form)",
            _ => null,
        };
    }

    /// <summary>
    /// How a message names a text that is no address: quoted where it begins like an address and has the length of one, which nobody
    /// needs to hide, and else by its length alone.
    /// </summary>
    public static string Quote(string text) => MayBeShown(text) ? $"'{text}'" : $"What was given ({text.Length} characters)";

    private static bool MayBeShown(string text) => text.Length <= 90 && NameOf(text) is null && text.All(char.IsAsciiLetterOrDigit)
        && ((!(text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper)) && BitcoinNetwork.All.Any(
                network => text.StartsWith(network.SegwitPrefix + "1", StringComparison.OrdinalIgnoreCase)))
            || (text.Length is >= 20 and <= 36 && text[0] is '1' or '2' or '3' or 'm' or 'n'));
}
