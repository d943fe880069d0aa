namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>The files of chain data that a path leads to. Read-only: may be shared between threads.</summary>
public sealed class ChainFolder
{
    private const int UndoPrefix = 3;
    private const string CorePattern = "blk*.dat";

    private ChainFolder(string path, IReadOnlyList<ChainFile> files, int skipped)
    {
        (Path, Files, SkippedFiles) = (path, files, skipped);
        ChainFile? first = files.FirstOrDefault(file => file.Network is not null);
        if (files.FirstOrDefault(file => file.Network is not null && file.Network.Magic != first!.Network!.Magic) is { } other)
            throw new BitcoinFormatException($"'{first!.Path}' is of the network {first.Network!.Name}, '{other.Path}' of "
                + $"{other.Network!.Name}: give a folder with the blocks of one network.");
        Network = first?.Network;
    }

    /// <summary>Where they are.</summary>
    public string Path { get; }

    /// <summary>The files; one alone unless they hold blocks.</summary>
    public IReadOnlyList<ChainFile> Files { get; }

    /// <summary>The network by the files' magic; null where none has one.</summary>
    public BitcoinNetwork? Network { get; }

    /// <summary>The undo file (rev*.dat) of each file of blocks that has one, by the file's place in <see cref="Files"/>.</summary>
    public IReadOnlyDictionary<int, ChainFile> Undo { get; private init; } = new Dictionary<int, ChainFile>();

    /// <summary>Files of the folder that hold no blocks.</summary>
    public int SkippedFiles { get; }

    /// <summary>Files that should hold blocks and cannot be read.</summary>
    public IReadOnlyList<UnreadFile> UnreadFiles { get; private init; } = [];

    /// <summary>Folders within this one that hold files of blocks, which are not read.</summary>
    public IReadOnlyList<string> UnreadFolders { get; private init; } = [];

    /// <summary>Finds the files: a file, Bitcoin Core's data or blocks folder, or any folder with files of blocks.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="magic">The magic of a network that is not among the known ones; null for none.</param>
    /// <exception cref="BitcoinFormatException">There is nothing of use, or the files are of several networks.</exception>
    public static ChainFolder Open(string path, uint? magic = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (File.Exists(path))
            return OpenFile(path, magic);
        if (!Directory.Exists(path))
            throw new BitcoinFormatException($"'{path}' does not exist; give an existing file or folder.");
        string blocks = System.IO.Path.Combine(path, "blocks");
        if (Directory.Exists(blocks) && CoreFiles(blocks).Length > 0)
            path = blocks;
        return CoreFiles(path) is { Length: > 0 } core ? OpenCore(path, core, magic) : OpenLoose(path, magic);
    }

    private static string[] CoreFiles(string folder) => [.. Directory.EnumerateFiles(folder, CorePattern).Order(StringComparer.Ordinal)];

    private static ChainFolder OpenFile(string path, uint? magic)
    {
        string name = System.IO.Path.GetFileName(path);
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        bool isCore = name.StartsWith("blk", StringComparison.Ordinal);
        byte[] key = isCore ? ObfuscationKey.Read(folder) : [];
        ChainFile file = Readable(path, key, magic);
        if (file.Length == 0)
            throw new BitcoinFormatException($"'{path}' is empty, or a pipe or device, which are not read: give a file or folder.");
        if (file.Kind == ChainFileKind.Unknown)
            throw file.UnknownMagic is { } unknown ? OfUnknownNetwork(path, unknown)
                : new BitcoinFormatException(OldSnapshot.IsOne(file) ? OldSnapshot.Refusal(path)
                : $"'{path}' holds neither blocks nor a snapshot nor addresses: give a file of blocks (framed "
                + "as blk*.dat, raw or hexadecimal), a dumptxoutset snapshot, or a text file with an address a line.");
        return new(path, [file], 0) { Undo = isCore ? UndoOf([file], key, magic) : new Dictionary<int, ChainFile>() };
    }

    private static ChainFolder OpenCore(string folder, string[] paths, uint? magic)
    {
        byte[] key = ObfuscationKey.Read(folder);
        ChainFile[] all = [.. paths.Select(path => Readable(path, key, magic))];
        ChainFile[] files = [.. all.Where(file => file.Kind == ChainFileKind.Framed)];
        // A file may be new and still empty.
        ChainFile[] rest = [.. all.Where(file => file.Kind != ChainFileKind.Framed && !file.IsBlank)];
        if (files.Length == 0)
            throw rest.FirstOrDefault(file => file.UnknownMagic is not null) is { } unknown
                ? OfUnknownNetwork(unknown.Path, unknown.UnknownMagic!.Value)
                : new BitcoinFormatException($"No file {CorePattern} in '{folder}' holds a block of a known network: is "
                    + $"'{ObfuscationKey.FileName}' of the same node beside them, or are they of a custom signet, whose magic must be "
                    + "given?")
                { Settings = [nameof(magic)] };
        if (rest.FirstOrDefault(file => file.UnknownMagic is not null) is { UnknownMagic: { } other } stranger)
            throw new BitcoinFormatException($"'{files[0].Path}' is of the network {files[0].Network!.Name}, '{stranger.Path}' of one with "
                + $"the magic {BitcoinNetwork.DigitsOf(other)}: give a folder with the blocks of one network.");
        return new(folder, files, paths.Length - files.Length - rest.Length)
        {
            Undo = UndoOf(files, key, magic),
            UnreadFiles = [.. rest.Select(file => new UnreadFile(file.Path, ObfuscationKey.Explain(file, key, magic)))],
            UnreadFolders = FoldersWithBlocks(folder),
        };
    }

    private static ChainFolder OpenLoose(string folder, uint? magic)
    {
        ChainFile[] all =
            [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path => ChainFile.Open(path, magic: magic))];
        ChainFile[] files = [.. all.Where(file => file.Kind is ChainFileKind.Framed or ChainFileKind.Raw or ChainFileKind.Hexadecimal)];
        string[] within = FoldersWithBlocks(folder);
        if (files.Length > 0)
            return new(folder, files, all.Length - files.Length) { UnreadFolders = within };
        throw all.FirstOrDefault(file => file.UnknownMagic is not null) is { } unknown
            ? OfUnknownNetwork(unknown.Path, unknown.UnknownMagic!.Value)
            : new BitcoinFormatException(within.Length > 0
            ? $"No file in '{folder}' holds blocks, but those in '{within[0]}' do: give that folder."
            : $"No file in '{folder}' holds blocks: give Bitcoin Core's folder 'blocks', or files of blocks (framed, raw or hexadecimal).");
    }

    private static ChainFile Readable(string path, byte[] key, uint? magic)
    {
        ChainFile file = ChainFile.Open(path, key, magic);
        return file.Trouble is null ? file : throw new BitcoinFormatException($"'{path}' {file.Trouble}.");
    }

    private static BitcoinFormatException OfUnknownNetwork(string path, uint magic) =>
        new($"'{path}' holds blocks of no known network: its magic is {BitcoinNetwork.DigitsOf(magic)}; if it is that of a custom signet, "
            + "give it as the magic.") { Settings = [nameof(magic)] };

    /// <summary>Folders one or two steps down with files of blocks, such as regtest/blocks of a data folder.</summary>
    private static string[] FoldersWithBlocks(string folder)
    {
        try
        {
            return
            [
                .. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
                    .SelectMany(inner => (string[])[inner, System.IO.Path.Combine(inner, "blocks")])
                    .Where(inner => Directory.Exists(inner) && CoreFiles(inner).Length > 0)
            ];
        }
        catch (UnauthorizedAccessException)
        {
            // A folder that nobody asked for.
            return [];
        }
    }

    private static Dictionary<int, ChainFile> UndoOf(ChainFile[] files, byte[] key, uint? magic)
    {
        var undo = new Dictionary<int, ChainFile>();
        for (int i = 0; i < files.Length; i++)
        {
            string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(files[i].Path))!;
            string path = System.IO.Path.Combine(folder, "rev" + System.IO.Path.GetFileName(files[i].Path)[UndoPrefix..]);
            if (File.Exists(path) && ChainFile.Open(path, key, magic) is { Length: > 0 } file)
                undo[i] = file;
        }

        return undo;
    }
}
