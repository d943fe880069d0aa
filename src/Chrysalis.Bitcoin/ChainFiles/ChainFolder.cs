
namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>The files of chain data that a path leads to. Read-only: may be shared between threads.</summary>
public sealed class ChainFolder
{
    private const string KeyFile = "xor.dat";
    private const int UndoPrefix = 3;

    private ChainFolder(string path, IReadOnlyList<ChainFile> files, IReadOnlyDictionary<int, ChainFile> undo, int skipped) =>
        (Path, Files, Undo, SkippedFiles) = (path, files, undo, skipped);

    /// <summary>Where they are.</summary>
    public string Path { get; }

    /// <summary>The files; one alone unless they hold blocks.</summary>
    public IReadOnlyList<ChainFile> Files { get; }

    /// <summary>The undo file (rev*.dat) of each file of blocks that has one, by the file's place in <see cref="Files"/>.</summary>
    public IReadOnlyDictionary<int, ChainFile> Undo { get; }

    /// <summary>Files of the folder that hold no blocks.</summary>
    public int SkippedFiles { get; }

    /// <summary>Finds the files: a file, Bitcoin Core's data or blocks folder, or any folder with files of blocks.</summary>
    /// <exception cref="BitcoinFormatException">There is nothing of use.</exception>
    public static ChainFolder Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (File.Exists(path))
            return OpenFile(path);
        if (!Directory.Exists(path))
            throw new BitcoinFormatException($"'{path}' does not exist; give an existing file or folder.");
        string blocks = System.IO.Path.Combine(path, "blocks");
        if (Directory.Exists(blocks) && CoreFiles(blocks).Length > 0)
            path = blocks;
        return CoreFiles(path) is { Length: > 0 } core ? OpenCore(path, core) : OpenLoose(path);
    }

    private static string[] CoreFiles(string folder) => [.. Directory.EnumerateFiles(folder, "blk*.dat").Order(StringComparer.Ordinal)];

    private static ChainFolder OpenFile(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        bool isCore = name.StartsWith("blk", StringComparison.Ordinal);
        byte[] key = isCore ? ReadKey(folder) : [];
        ChainFile file = ChainFile.Open(path, key);
        if (file.Kind == ChainFileKind.Unknown)
            throw new BitcoinFormatException($"'{path}' holds neither blocks nor a snapshot nor addresses: give a file of blocks (framed "
                + "as blk*.dat, raw or hexadecimal), a dumptxoutset snapshot, or a text file with an address a line.");
        return new(path, [file], isCore ? UndoOf([file], key) : new Dictionary<int, ChainFile>(), 0);
    }

    private static ChainFolder OpenCore(string folder, string[] paths)
    {
        byte[] key = ReadKey(folder);
        // A file may be new and still empty.
        ChainFile[] files = [.. paths.Select(path => ChainFile.Open(path, key)).Where(file => file.Kind == ChainFileKind.Framed)];
        if (files.Length == 0)
            throw new BitcoinFormatException(
                $"No file blk*.dat in '{folder}' begins with the magic of a known network: is '{KeyFile}' of the same node beside them?");
        return new(folder, files, UndoOf(files, key), paths.Length - files.Length);
    }

    private static ChainFolder OpenLoose(string folder)
    {
        ChainFile[] all = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path => ChainFile.Open(path))];
        ChainFile[] files = [.. all.Where(file => file.Kind is ChainFileKind.Framed or ChainFileKind.Raw or ChainFileKind.Hexadecimal)];
        return files.Length > 0
            ? new(folder, files, new Dictionary<int, ChainFile>(), all.Length - files.Length)
            : throw new BitcoinFormatException($"No file in '{folder}' holds blocks: give Bitcoin Core's folder 'blocks', "
                + "or files of blocks (framed, raw or hexadecimal).");
    }

    private static byte[] ReadKey(string folder)
    {
        string path = System.IO.Path.Combine(folder, KeyFile);
        if (!File.Exists(path))
            return [];
        byte[] bytes = File.ReadAllBytes(path);
        // Some versions write the key's length before it.
        byte[] key = bytes.Length == 9 && bytes[0] == 8 ? bytes[1..] : bytes;
        if (key.Length != 8)
            throw new BitcoinFormatException(
                $"'{path}' has {bytes.Length} bytes; Bitcoin Core's key has 8: copy it again from the node's folder.");
        return key.Any(value => value != 0) ? key : [];
    }

    private static Dictionary<int, ChainFile> UndoOf(ChainFile[] files, byte[] key)
    {
        var undo = new Dictionary<int, ChainFile>();
        for (int i = 0; i < files.Length; i++)
        {
            string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(files[i].Path))!;
            string path = System.IO.Path.Combine(folder, "rev" + System.IO.Path.GetFileName(files[i].Path)[UndoPrefix..]);
            if (File.Exists(path) && ChainFile.Open(path, key) is { Kind: ChainFileKind.Framed } file)
                undo[i] = file;
        }

        return undo;
    }
}
