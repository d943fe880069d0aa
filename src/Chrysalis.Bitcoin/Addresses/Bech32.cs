namespace Chrysalis.Bitcoin.Addresses;

/// <summary>Segregated-witness addresses: bech32 (BIP 173) for version 0, bech32m (BIP 350) for later ones.</summary>
internal static class Bech32
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int ChecksumLength = 6;
    private const int LongestText = 90;
    private const uint First = 1;
    private const uint Modified = 0x2BC830A3;

    private static ReadOnlySpan<uint> Generators => [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    /// <summary>Writes a witness program as an address.</summary>
    public static string Encode(string prefix, int version, ReadOnlySpan<byte> program)
    {
        byte[] values = [(byte)version, .. Regroup(program, 8, 5, pad: true)!];
        uint checksum = Checksum(prefix, [.. values, .. new byte[ChecksumLength]]) ^ ConstantOf(version);
        IEnumerable<byte> all =
            [.. values, .. Enumerable.Range(0, ChecksumLength).Select(i => (byte)((checksum >> (5 * (ChecksumLength - 1 - i))) & 31))];
        return $"{prefix}1{new string([.. all.Select(value => Alphabet[value])])}";
    }

    /// <summary>Reads an address of any prefix.</summary>
    /// <exception cref="BitcoinFormatException">The address is malformed or its checksum wrong.</exception>
    public static (string Prefix, int Version, byte[] Program) Decode(string text)
    {
        string lower = text.ToLowerInvariant();
        int separator = lower.LastIndexOf('1');
        if (text.Length > LongestText)
            throw new BitcoinFormatException($"What was given has {text.Length} characters; addresses have at most {LongestText}.");
        if (text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper))
            throw new BitcoinFormatException(
                $"{SecretForm.Quote(text)} mixes capital and small letters; such an address is all of one kind: copy the address again.");
        if (separator < 1 || lower.Length - separator - 1 < ChecksumLength + 1)
            throw new BitcoinFormatException($"{SecretForm.Quote(text)} is too short for an address: copy the address again.");
        byte[] values = [.. lower[(separator + 1)..].Select(c => ValueOf(c, text))];
        int version = values[0];
        if (Checksum(lower[..separator], values) != ConstantOf(version))
            throw new BitcoinFormatException(Explain(lower, separator, values, text));
        byte[]? program = Regroup(values.AsSpan(1, values.Length - 1 - ChecksumLength), 5, 8, pad: false);
        return version <= 16 && program is { Length: >= 2 and <= 40 } && (version != 0 || program.Length is 20 or 32)
            ? (lower[..separator], version, program)
            : throw new BitcoinFormatException($"'{text}' has a valid checksum, but is no witness program of version 0 to 16 with 2 to 40 "
                + "bytes (20 or 32 for version 0): ask who gave it to you.");
    }

    private static string Explain(string lower, int separator, byte[] values, string text) =>
        Checksum(lower[..separator], values) is First or Modified
            ? $"'{text}' has the checksum of another version of witness programs (BIP 350): ask for a new address "
                + "from wallet software of today."
            : $"{SecretForm.Quote(text)} has a wrong checksum: a character is mistyped or missing; copy the address again.";

    private static byte ValueOf(char c, string text)
    {
        int value = Alphabet.IndexOf(c, StringComparison.Ordinal);
        return value >= 0
            ? (byte)value
            : throw new BitcoinFormatException(
                $"{SecretForm.Quote(text)} holds '{c}', which no address of this kind does: copy the address again.");
    }

    private static uint ConstantOf(int version) => version == 0 ? First : Modified;

    private static uint Checksum(string prefix, ReadOnlySpan<byte> values)
    {
        uint checksum = 1;
        foreach (char c in prefix)
            checksum = Step(checksum, (uint)c >> 5);
        checksum = Step(checksum, 0);
        foreach (char c in prefix)
            checksum = Step(checksum, (uint)c & 31);
        foreach (byte value in values)
            checksum = Step(checksum, value);
        return checksum;
    }

    private static uint Step(uint checksum, uint value)
    {
        uint top = checksum >> 25;
        uint next = ((checksum & 0x1FFFFFF) << 5) ^ value;
        for (int i = 0; i < Generators.Length; i++)
            if (((top >> i) & 1) == 1)
                next ^= Generators[i];
        return next;
    }

    /// <summary>The same bits in groups of another size; null where leftover bits are too many or not zero.</summary>
    private static byte[]? Regroup(ReadOnlySpan<byte> values, int from, int to, bool pad)
    {
        var groups = new List<byte>();
        int bits = 0;
        uint kept = 0;
        foreach (byte value in values)
        {
            kept = ((kept << from) | value) & 0xFFFF;
            for (bits += from; bits >= to; bits -= to)
                groups.Add((byte)((kept >> (bits - to)) & ((1u << to) - 1)));
        }

        if (pad && bits > 0)
            groups.Add((byte)((kept << (to - bits)) & ((1u << to) - 1)));
        else if (!pad && (bits >= from || (kept & ((1u << bits) - 1)) != 0))
            return null;
        return [.. groups];
    }
}
