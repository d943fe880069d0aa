using Chrysalis.Foundation.Files;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>The key that Bitcoin Core (28 and later) obfuscates the files of a folder by.</summary>
internal static class ObfuscationKey
{
    /// <summary>The file that holds it.</summary>
    public const string FileName = "xor.dat";

    /// <summary>The key of a folder; empty where there is none, or where it changes nothing.</summary>
    /// <exception cref="BitcoinFormatException">The file is damaged.</exception>
    public static byte[] Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return [];
        if (SpecialFile.Is(path) || new FileInfo(path).Length > 64)
            throw new BitcoinFormatException(
                $"'{path}' is no key file of Bitcoin Core, which has 8 bytes: copy it again from the node's folder.");
        byte[] bytes = File.ReadAllBytes(path);
        // Some versions write the key's length before it.
        byte[] key = bytes.Length == 9 && bytes[0] == 8 ? bytes[1..] : bytes;
        if (key.Length != 8)
            throw new BitcoinFormatException(
                $"'{path}' has {bytes.Length} bytes; Bitcoin Core's key has 8: copy it again from the node's folder.");
        return key.Any(value => value != 0) ? key : [];
    }

    /// <summary>Why a file that the key does not read was left out, as the predicate of a sentence.</summary>
    public static string Explain(ChainFile file, byte[] key, uint? magic) =>
        key.Length == 0 ? $"holds no block of a known network: it may be obfuscated by a key that is not in '{FileName}', or be damaged"
        : ChainFile.Open(file.Path, magic: magic).Kind == ChainFileKind.Framed ? $"is not obfuscated by the key in '{FileName}'"
        : $"is not read by the key in '{FileName}': it is of another node, or damaged";
}
