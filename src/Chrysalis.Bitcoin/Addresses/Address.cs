using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Curve;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Bitcoin.Addresses;

/// <summary>
/// A place that bitcoin can be paid to: an address, or a public key as P2PK. Two are equal that are one place, however they are written.
/// </summary>
public sealed record Address
{
    private const string Hint = "give an address (1..., 3..., bc1...) or a public key of 66 or 130 hexadecimal digits";
    private readonly byte[] payload;

    private Address(string text, BitcoinNetwork network, OutputType type, byte[] payload) =>
        (Text, Network, Type, this.payload) = (text, network, type, payload);

    /// <summary>The address as wallets write it; for P2PK the key in hexadecimal digits.</summary>
    public string Text { get; }

    /// <summary>The network it belongs to; all test networks share their addresses.</summary>
    public BitcoinNetwork Network { get; private init; }

    /// <summary>The type of output that pays to it.</summary>
    public OutputType Type { get; }

    /// <summary>The key, hash, root or witness program.</summary>
    public ReadOnlySpan<byte> Payload => payload;

    /// <summary>Version of the witness program; null where it is none.</summary>
    public int? WitnessVersion { get; private init; }

    /// <summary>Whether a key stands in the address that no point of the curve has: nobody can ever spend its coins.</summary>
    public bool IsOffCurve =>
        Type == OutputType.P2TR ? Secp256k1.Lift(payload) is null : Type == OutputType.P2PK && Secp256k1.Decode(payload) is null;

    /// <summary>Whether both are the same place.</summary>
    public bool Equals(Address? other) => other is not null
        && (Type, WitnessVersion, Network) == (other.Type, other.WitnessVersion, other.Network) && Payload.SequenceEqual(other.Payload);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Type);
        hash.AddBytes(payload);
        return hash.ToHashCode();
    }

    /// <summary>Reads an address or a public key.</summary>
    /// <exception cref="BitcoinFormatException">It is neither, its checksum is wrong, or it is a private key.</exception>
    public static Address Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        if (SecretForm.NameOf(trimmed) is { } secret)
            throw IsSecret($"This looks like {secret}");
        if (trimmed.Length is 2 * PublicKeyForm.Compressed or 2 * PublicKeyForm.Uncompressed && trimmed.All(char.IsAsciiHexDigit))
            return ParseKey(trimmed);
        string? prefix = BitcoinNetwork.All.Select(network => network.SegwitPrefix).Distinct()
            .FirstOrDefault(prefix => trimmed.StartsWith(prefix + "1", StringComparison.OrdinalIgnoreCase));
        return prefix is not null ? ParseSegwit(trimmed) : ParseBase58(trimmed);
    }

    /// <summary>The same on one of the networks that share its form; a public key is on all of them.</summary>
    /// <exception cref="BitcoinFormatException">It is an address of another network.</exception>
    public Address On(BitcoinNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        bool fits = Type == OutputType.P2PK || (WitnessVersion is not null
            ? Network.SegwitPrefix == network.SegwitPrefix
            : Network.KeyHashVersion == network.KeyHashVersion);
        return fits
            ? this with { Network = network }
            : throw new BitcoinFormatException($"'{Text}' is an address of the network {Network.Name}, and the chain is of {network.Name}: "
                + "give an address of that network, or the other chain.");
    }

    /// <summary>
    /// The addresses that a public key may own besides, given as P2PK: P2PKH in each form that its bytes tell (compressed, uncompressed,
    /// hybrid where it was given so), P2WPKH, P2SH around P2WPKH, and P2TR without scripts (BIP 86).
    /// </summary>
    /// <exception cref="InvalidOperationException">This is no public key.</exception>
    public IReadOnlyList<Address> Siblings()
    {
        if (Type != OutputType.P2PK)
            throw new InvalidOperationException($"Only a public key has siblings, not '{Text}'.");
        var all = new List<Address> { Of(Network, OutputType.P2PKH, BitcoinHash.Hash160(payload)) };
        byte[] compressed = new byte[PublicKeyForm.Compressed];
        if (payload.Length == PublicKeyForm.Uncompressed)
        {
            if (payload[0] != 4)
                all.Add(Of(Network, OutputType.P2PKH, BitcoinHash.Hash160([4, .. payload.AsSpan(1)])));
            PublicKeyForm.Compress(payload, compressed);
            all.Add(Of(Network, OutputType.P2PKH, BitcoinHash.Hash160(compressed)));
        }
        else
        {
            compressed = payload;
        }

        byte[] hash = BitcoinHash.Hash160(compressed);
        all.Add(Of(Network, OutputType.P2WPKH, hash));
        all.Add(Of(Network, OutputType.P2SH, BitcoinHash.Hash160([Opcode.Zero, (byte)hash.Length, .. hash])));
        if (TapTree.OutputKey(compressed.AsSpan(1), []) is { } output)
            all.Add(Of(Network, OutputType.P2TR, output));
        return all;
    }

    /// <summary>The script of outputs that pay to it.</summary>
    public byte[] Script()
    {
        var writer = new ByteWriter();
        writer.Bytes(Type switch
        {
            OutputType.P2PK => [(byte)payload.Length, .. payload, Opcode.CheckSignature],
            OutputType.P2PKH =>
                [Opcode.Duplicate, Opcode.Hash160, (byte)payload.Length, .. payload, Opcode.EqualVerify, Opcode.CheckSignature],
            OutputType.P2SH => [Opcode.Hash160, (byte)payload.Length, .. payload, Opcode.Equal],
            _ => [(byte)(WitnessVersion == 0 ? 0 : Opcode.One - 1 + WitnessVersion!.Value), (byte)payload.Length, .. payload],
        });
        return writer.Written.ToArray();
    }

    /// <summary>The address of a payload; null for types that have none.</summary>
    /// <param name="network">Whose address it is.</param>
    /// <param name="type">The output's type.</param>
    /// <param name="payload">The key, hash or root: 33 or 65 bytes for P2PK, 20 for P2PKH, P2SH and P2WPKH, 32 for the others.</param>
    /// <exception cref="BitcoinFormatException">The payload has another length.</exception>
    public static Address? TryOf(BitcoinNetwork network, OutputType type, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (type is OutputType.P2MS or OutputType.NonStandard or OutputType.OpReturn)
            return null;
        bool fits = type switch
        {
            OutputType.P2PK => payload.Length is PublicKeyForm.Compressed or PublicKeyForm.Uncompressed,
            OutputType.P2PKH or OutputType.P2SH or OutputType.P2WPKH => payload.Length == 20,
            _ => payload.Length == 32,
        };
        return fits ? Of(network, type, payload.ToArray())
            : throw new BitcoinFormatException($"A payload of {payload.Length} bytes makes no {type} address: give its key (33 or 65 "
                + "bytes), its hash (20) or its root (32).");
    }

    private static Address Of(BitcoinNetwork network, OutputType type, byte[] payload)
    {
        int? version = type switch { OutputType.P2WPKH or OutputType.P2WSH => 0, OutputType.P2TR => 1, OutputType.P2MR => 2, _ => null };
        string text = type switch
        {
            OutputType.P2PK => Convert.ToHexStringLower(payload),
            OutputType.P2PKH => Base58Check.Encode([network.KeyHashVersion, .. payload]),
            OutputType.P2SH => Base58Check.Encode([network.ScriptHashVersion, .. payload]),
            _ => Bech32.Encode(network.SegwitPrefix, version!.Value, payload),
        };
        return new(text, network, type, payload) { WitnessVersion = version };
    }

    private static Address ParseKey(string hex)
    {
        byte[] key = Convert.FromHexString(hex);
        return PublicKeyForm.IsKey(key)
            ? Of(BitcoinNetwork.Main, OutputType.P2PK, key)
            : throw new BitcoinFormatException($"What was given has the {hex.Length} digits of a public key but begins with none of 02, "
                + "03 (66 digits) or 04, 06, 07 (130 digits): copy the key again; if it is a private key, show it to nobody.");
    }

    private static Address ParseSegwit(string text)
    {
        (string prefix, int version, byte[] program) = Bech32.Decode(text);
        BitcoinNetwork network = BitcoinNetwork.All.First(network => network.SegwitPrefix == prefix);
        OutputType type = (version, program.Length) switch
        {
            (0, 20) => OutputType.P2WPKH,
            (0, 32) => OutputType.P2WSH,
            (1, 32) => OutputType.P2TR,
            (2, 32) => OutputType.P2MR,
            _ => OutputType.NonStandard,
        };
        return new(text.ToLowerInvariant(), network, type, program) { WitnessVersion = version };
    }

    private static Address ParseBase58(string text)
    {
        if (text.Length < 20)
            throw new BitcoinFormatException($"{SecretForm.Quote(text)} is no Bitcoin address: {Hint}.");
        byte[] bytes = Base58Check.Decode(text);
        foreach (BitcoinNetwork network in BitcoinNetwork.All)
        {
            if (bytes[0] == network.PrivateKeyVersion && bytes.Length is 33 or 34)
                throw IsSecret("This is a private key");
            if (bytes.Length == 1 + Ripemd160.Length && (bytes[0] == network.KeyHashVersion || bytes[0] == network.ScriptHashVersion))
                return new(text, network, bytes[0] == network.KeyHashVersion ? OutputType.P2PKH : OutputType.P2SH, bytes[1..]);
        }

        throw new BitcoinFormatException(
            $"{SecretForm.Quote(text)} is no address of Bitcoin (version {bytes[0]}, {bytes.Length - 1} bytes): {Hint}.");
    }

    private static BitcoinFormatException IsSecret(string what) => new($"{what}, not an address: whoever sees it can take its coins; "
        + "if it holds any, move them to a new wallet, and give an address instead. It was not printed here, but your shell may keep it.");
}
