using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>
/// All headers of the files (about 150 bytes of memory each), and the blocks of the best chain in order. Read-only: may be shared between
/// threads.
/// </summary>
public sealed class ChainIndex
{
    /// <summary>The height of a block that hangs on no known one and does not tell its height.</summary>
    public const int Unknown = -1;

    private readonly IReadOnlyList<ChainFile> files;
    private readonly List<IndexedBlock> blocks = [];
    private readonly Dictionary<Hash256, int> places = [];

    private ChainIndex(IReadOnlyList<ChainFile> files) => (this.files, Network) = (files, BitcoinNetwork.Main);

    /// <summary>The network, by the files' magic, or else by the first block or how easy the blocks are.</summary>
    public BitcoinNetwork Network { get; private set; }

    /// <summary>The blocks to read, in the order of the chain.</summary>
    public IReadOnlyList<IndexedBlock> Chain { get; private set; } = [];

    /// <summary>Heights of the blocks in <see cref="Chain"/>, <see cref="Unknown"/> among them.</summary>
    public IReadOnlyList<int> Heights { get; private set; } = [];

    /// <summary>Blocks in the files that are not of the best chain.</summary>
    public int StaleBlocks => blocks.Count - Chain.Count;

    /// <summary>Blocks that appear in the files more than once.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Blocks that a file's end cuts short.</summary>
    public int CutShort { get; private set; }

    /// <summary>What stands in the files between whole blocks: fragments, bad copies, junk.</summary>
    public LeftOutPieces LeftOut { get; } = new();

    /// <summary>Pieces of chain whose parents are not in the files; 0 when everything hangs on the first block.</summary>
    public int Gaps { get; private set; }

    /// <summary>Reads all headers and finds the chain of most work.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="progress">Receives files read and files in all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="magic">The magic of the network, for files without one; null where it is to be found out.</param>
    /// <exception cref="BitcoinFormatException">
    /// A header does not have the work it claims, there is no block, or blocks are of several networks.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ChainIndex Build(
        ChainFolder folder, Action<long, long> progress, CancellationToken cancellation, uint? magic = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(progress);
        if (magic is { } asked && folder.Network is { } own && own.Magic != asked)
            throw new BitcoinFormatException($"'{folder.Path}' holds blocks of the network {own.Name}, whose magic is "
                + $"{BitcoinNetwork.DigitsOf(own.Magic)}, not {BitcoinNetwork.DigitsOf(asked)}: leave the magic out.");
        var index = new ChainIndex(folder.Files);
        for (int i = 0; i < folder.Files.Count; i++)
        {
            progress(i, folder.Files.Count);
            cancellation.ThrowIfCancellationRequested();
            index.AddFile(i);
        }

        if (index.blocks.Count == 0)
            throw new BitcoinFormatException($"'{folder.Path}' holds no whole block: is it cut short?"
                + (index.LeftOut.Named.Count > 0 ? $" ({index.LeftOut.Named[0]}.)" : ""));
        index.Network = NetworkOfBlocks.Find(
            index.blocks, magic is { } given ? BitcoinNetwork.OfMagic(given) : folder.Network,
            block => folder.Files[block.File].Kind == ChainFileKind.Framed, index.PlaceOf);
        index.FindChain();
        return index;
    }

    /// <summary>A block's bytes.</summary>
    public byte[] Read(IndexedBlock block)
    {
        ChainFile file = files[block.File];
        return file.Kind == ChainFileKind.Framed ? Read(file, block.Frame) : file.ReadWhole();
    }

    /// <summary>A block's bytes in a room that serves one block after the other.</summary>
    /// <param name="block">The block.</param>
    /// <param name="room">Receives the bytes at its start; replaced by a larger one where the block does not fit.</param>
    /// <returns>The bytes' number.</returns>
    public int Read(IndexedBlock block, ref byte[] room)
    {
        ArgumentNullException.ThrowIfNull(room);
        ChainFile file = files[block.File];
        if (file.Kind != ChainFileKind.Framed)
        {
            room = file.ReadWhole();
            return room.Length;
        }

        int length = block.Frame.Length;
        if (room.Length < length)
            room = GC.AllocateUninitializedArray<byte>(length + length / 4);
        return file.Read(block.Frame.Offset, room.AsSpan(0, length)) == length ? length : throw Shorter(file);
    }

    /// <summary>Where a block stands, for messages.</summary>
    public string PlaceOf(IndexedBlock block) => $"'{files[block.File].Path}', byte {block.Frame.Offset}";

    private static byte[] Read(ChainFile file, BlockFrame frame)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(frame.Length);
        return file.Read(frame.Offset, bytes) == bytes.Length ? bytes : throw Shorter(file);
    }

    private static BitcoinFormatException Shorter(ChainFile file) =>
        new($"'{file.Path}' became shorter while it was read: start again.");

    private void AddFile(int number)
    {
        ChainFile file = files[number];
        if (file.Kind != ChainFileKind.Framed)
        {
            byte[] bytes = file.ReadWhole();
            if (bytes.Length < BlockHeader.Length)
                throw new BitcoinFormatException(
                    $"'{file.Path}' has {bytes.Length} bytes; a block begins with a header of {BlockHeader.Length}.");
            Add(BlockHeader.Read(bytes), number, new(0, bytes.Length));
            return;
        }

        var scanner = new FrameScanner(file, file.Network!.Magic, (BlockHeader.Length + 1, Block.LargestSize), trailer: 0,
            frame => FaultOf(Read(file, frame)), LeftOut);
        foreach ((BlockFrame frame, byte[] start) in scanner.Scan(BlockHeader.Length))
            Add(BlockHeader.Read(start), number, frame);
        CutShort += scanner.CutShort;
    }

    private void Add(BlockHeader header, int file, BlockFrame frame)
    {
        if (!header.HasWork)
            throw new BitcoinFormatException($"The block at byte {frame.Offset} of '{files[file].Path}' does not have the work that it "
                + "claims: the file is damaged or not Bitcoin's.");
        var block = new IndexedBlock(header.Hash, header.Previous, header.Time, header.Bits, file, frame);
        if (places.TryAdd(header.Hash, blocks.Count))
        {
            blocks.Add(block);
            return;
        }

        Duplicates++;
        blocks[places[header.Hash]] = Better(blocks[places[header.Hash]], block);
    }

    /// <summary>
    /// Of two copies with one header the one that is whole: a node may have kept a bad one (CVE-2012-2459 makes such copies); of two
    /// whole ones the longer, which has the witnesses.
    /// </summary>
    private IndexedBlock Better(IndexedBlock first, IndexedBlock second)
    {
        byte[] one = Read(first), other = Read(second);
        if (one.AsSpan().SequenceEqual(other))
            return first;
        string? fault = FaultOf(one), otherFault = FaultOf(other);
        (IndexedBlock better, IndexedBlock worse, string? why) = fault is not null && otherFault is null
            ? (second, first, (string?)fault)
            : otherFault is not null ? (first, second, (string?)otherFault)
            : other.Length > one.Length ? (second, first, (string?)null) : (first, second, (string?)null);
        if (why is not null)
            LeftOut.Add(files[worse.File], worse.Frame.Offset, worse.Frame.Length, "a bad copy: " + why);
        return better;
    }

    private static string? FaultOf(byte[] bytes)
    {
        try
        {
            Block.Parse(bytes).Verify();
            return null;
        }
        catch (BitcoinFormatException error)
        {
            return error.Message.TrimEnd('.');
        }
    }

    /// <summary>
    /// In each tree of blocks the branch of most work; of trees whose heights overlap the one of most work.
    /// Trees are many when blocks are missing, as in a pruned or partial chain.
    /// </summary>
    private void FindChain()
    {
        int count = blocks.Count;
        var work = new UInt128[count];
        var root = new int[count];
        var height = new int[count];
        foreach (int i in ParentsFirst())
        {
            bool hasParent = this.places.TryGetValue(blocks[i].Previous, out int parent);
            work[i] = blocks[i].Work + (hasParent ? work[parent] : 0);
            root[i] = hasParent ? root[parent] : i;
            height[i] = !hasParent ? RootHeight(blocks[i]) : height[parent] < 0 ? Unknown : height[parent] + 1;
        }

        var tips = Enumerable.Range(0, count).GroupBy(i => root[i])
            .Select(tree => tree.Aggregate((best, i) => work[i] > work[best] ? i : best));
        var chosen = new List<int>();
        bool Overlap(int a, int b) =>
            height[root[a]] >= 0 && height[root[b]] >= 0 && height[a] >= height[root[b]] && height[root[a]] <= height[b];
        foreach (int tip in tips.OrderByDescending(tip => work[tip]))
            if (!chosen.Exists(other => Overlap(tip, other)))
                chosen.Add(tip);
        // Times grow with heights but for hours; not every height is known.
        chosen.Sort((a, b) => blocks[root[a]].Time.CompareTo(blocks[root[b]].Time));
        var places = chosen.SelectMany(tip => Branch(tip)).ToList();
        Chain = [.. places.Select(i => blocks[i])];
        Heights = [.. places.Select(i => height[i])];
        Gaps = chosen.Count(tip => height[root[tip]] is Unknown or > 1);
    }

    private List<int> Branch(int tip)
    {
        var branch = new List<int> { tip };
        while (places.TryGetValue(blocks[branch[^1]].Previous, out int parent))
            branch.Add(parent);
        branch.Reverse();
        return branch;
    }

    private List<int> ParentsFirst()
    {
        var children =
            Enumerable.Range(0, blocks.Count).ToLookup(i => places.TryGetValue(blocks[i].Previous, out int parent) ? parent : -1);
        var order = new List<int>(children[-1]);
        for (int i = 0; i < order.Count; i++)
            order.AddRange(children[order[i]]);
        return order;
    }

    /// <summary>The height of a block whose parent is not in the files: by the first block's hash, or what its coinbase tells.</summary>
    private int RootHeight(IndexedBlock block)
    {
        if (block.Previous == Hash256.Zero)
            return 0;
        return block.Previous == Hash256.Parse(Network.GenesisHash) ? 1 : Block.Parse(Read(block)).ToldHeight ?? Unknown;
    }
}
