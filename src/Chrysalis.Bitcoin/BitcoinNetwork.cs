namespace Chrysalis.Bitcoin;

/// <summary>What tells Bitcoin's networks apart in files and addresses (Bitcoin Core, kernel/chainparams.cpp).</summary>
public sealed record BitcoinNetwork
{
    private const uint UsualEasiestBits = 0x1D00FFFF;

    private BitcoinNetwork(
        string name, uint magic, byte keyHash, byte scriptHash, byte privateKey, string prefix, string genesis, uint easiestBits) =>
        (Name, Magic, KeyHashVersion, ScriptHashVersion, PrivateKeyVersion, SegwitPrefix, GenesisHash, EasiestBits) =
            (name, magic, keyHash, scriptHash, privateKey, prefix, genesis, easiestBits);

    /// <summary>The network with value.</summary>
    public static BitcoinNetwork Main { get; } = new(
        "main", 0xD9B4BEF9, 0, 5, 128, "bc", "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
        UsualEasiestBits);

    /// <summary>The third test network.</summary>
    public static BitcoinNetwork Test { get; } = new(
        "test", 0x0709110B, 111, 196, 239, "tb", "000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943",
        UsualEasiestBits);

    /// <summary>The fourth test network, BIP 94.</summary>
    public static BitcoinNetwork Testnet4 { get; } = new(
        "testnet4", 0x283F161C, 111, 196, 239, "tb", "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043",
        UsualEasiestBits);

    /// <summary>The default signed test network, BIP 325.</summary>
    public static BitcoinNetwork Signet { get; } = new(
        "signet", 0x40CF030A, 111, 196, 239, "tb", "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6",
        0x1E0377AE);

    /// <summary>The network of tests on one machine.</summary>
    public static BitcoinNetwork Regtest { get; } = new(
        "regtest", 0xDAB5BFFA, 111, 196, 239, "bcrt", "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206",
        0x207FFFFF);

    /// <summary>Every network, the one with value first.</summary>
    public static IReadOnlyList<BitcoinNetwork> All { get; } = [Main, Test, Testnet4, Signet, Regtest];

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The four bytes before each block in a file, little-endian.</summary>
    public uint Magic { get; }

    /// <summary>Base58 version of a public key's hash.</summary>
    public byte KeyHashVersion { get; }

    /// <summary>Base58 version of a script's hash.</summary>
    public byte ScriptHashVersion { get; }

    /// <summary>Base58 version of a private key.</summary>
    public byte PrivateKeyVersion { get; }

    /// <summary>The human-readable part of bech32 addresses.</summary>
    public string SegwitPrefix { get; }

    /// <summary>Hash of the first block, as explorers print it.</summary>
    public string GenesisHash { get; }

    /// <summary>The target of its easiest blocks, as a compact number.</summary>
    public uint EasiestBits { get; }

    /// <summary>The network of a magic: a known one, or a custom signet (BIP 325), which has its own magic.</summary>
    /// <param name="magic">The four bytes before each block in a file, little-endian.</param>
    public static BitcoinNetwork OfMagic(uint magic) => All.FirstOrDefault(network => network.Magic == magic)
        ?? new($"signet {DigitsOf(magic)}", magic, Signet.KeyHashVersion, Signet.ScriptHashVersion, Signet.PrivateKeyVersion,
            Signet.SegwitPrefix, Signet.GenesisHash, Signet.EasiestBits);

    /// <summary>A magic in hexadecimal digits in the order of its bytes, as nodes log it.</summary>
    public static string DigitsOf(uint magic) => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(magic).ToString(
        "x8", System.Globalization.CultureInfo.InvariantCulture);
}
