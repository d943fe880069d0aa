using Chrysalis.Bitcoin;

namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>A folder of chain data that is gone after the test.</summary>
internal sealed class ChainFiles : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("chrysalis-chain-").FullName;

    public string Blocks => Path + "/blocks";

    public string Store => Path + "/store";

    /// <summary>
    /// Writes blocks as Bitcoin Core does, from blk00000.dat on, obfuscated by a key when one is given, with zeros at the end.
    /// </summary>
    public ChainFiles WriteCore(IReadOnlyList<byte[]> blocks, int files = 1, byte[]? key = null, IReadOnlyList<byte[]>? undo = null)
    {
        Directory.CreateDirectory(Blocks);
        if (key is not null)
            File.WriteAllBytes(Blocks + "/xor.dat", key);
        int each = (blocks.Count + files - 1) / files;
        for (int i = 0; i < files; i++)
        {
            // An undo record's length does not count the checksum after it.
            WriteFile($"blk{i:00000}.dat", blocks.Skip(i * each).Take(each), 0, key);
            if (undo is not null)
                WriteFile($"rev{i:00000}.dat", undo.Skip(i * each).Take(each), 32, key);
        }

        return this;
    }

    public string Write(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public static byte[] Frame(byte[] record, int trailer = 0) =>
        [.. BitConverter.GetBytes(BitcoinNetwork.Regtest.Magic), .. BitConverter.GetBytes(record.Length - trailer), .. record];

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void WriteFile(string name, IEnumerable<byte[]> records, int trailer, byte[]? key)
    {
        byte[] bytes = [.. records.SelectMany(record => Frame(record, trailer))];
        for (int i = 0; key is not null && i < bytes.Length; i++)
            bytes[i] ^= key[i % key.Length];
        File.WriteAllBytes($"{Blocks}/{name}", [.. bytes, .. new byte[1000]]);
    }
}
