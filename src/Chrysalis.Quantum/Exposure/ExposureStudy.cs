using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Addresses;
using Chrysalis.Bitcoin.ChainFiles;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Exposure.Findings;
using Chrysalis.Quantum.Exposure.Owners;
using Chrysalis.Quantum.Exposure.Reading;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure;

/// <summary>Reads a chain, a snapshot or addresses and says whose public keys a quantum computer can see.</summary>
public static class ExposureStudy
{
    /// <summary>Runs a study.</summary>
    /// <param name="options">What to read and how.</param>
    /// <param name="progress">Receives where it stands, ten times a second at most.</param>
    /// <param name="cancellation">Stops it; a store keeps what was read.</param>
    /// <exception cref="QuantumException">The input cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ExposureReport Run(
        ExposureOptions options, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default) =>
        RunUnthrottled(options, progress?.Throttled(), cancellation);

    /// <summary>The same, telling of every step.</summary>
    internal static ExposureReport RunUnthrottled(
        ExposureOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        ChainFolder? folder = options.Blocks is { } path ? ChainFolder.Open(path, options.Magic) : null;
        // A mistyped address, or one of another network, is told before hours of reading.
        AddressWatch[] watches = [.. Watches(options.Addresses, folder?.Network)];
        switch (folder?.Files[0].Kind)
        {
            case null:
                return new() { Addresses = [.. watches.Select(watch => watch.Finding(hasChain: false))] };
            case ChainFileKind.Addresses:
                return new()
                {
                    Addresses =
                    [
                        .. watches.Concat(Watches(AddressList.Read(folder.Path), null)).Select(watch => watch.Finding(hasChain: false))
                    ]
                };
            case ChainFileKind.Snapshot:
                return RunSnapshot(folder, options, watches, progress, cancellation);
            default:
                return RunChain(folder, options, watches, progress, cancellation);
        }
    }

    /// <summary>
    /// Every unspent output of a chain or snapshot with its class and what speaks for it, as a stream: reading goes first, then outputs
    /// come in an order that depends on them alone. Memory is bounded as in <see cref="Run"/>.
    /// </summary>
    /// <param name="options">What to read and how; the addresses and the list of the richest play no part.</param>
    /// <param name="progress">Receives where the reading stands, ten times a second at most.</param>
    /// <param name="cancellation">Stops it; a store keeps what was read.</param>
    /// <exception cref="QuantumException">The input cannot be used; when the enumeration begins.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IEnumerable<UnspentOutput> Outputs(
        ExposureOptions options, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        string path = options.Blocks ?? throw new QuantumException("Only a chain or a snapshot has outputs to enumerate: give one.");
        return OutputsOf(path, options, progress?.Throttled(), cancellation);
    }

    private static IEnumerable<UnspentOutput> OutputsOf(
        string path, ExposureOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        ChainFolder folder = ChainFolder.Open(path, options.Magic);
        if (folder.Files[0].Kind == ChainFileKind.Addresses)
            throw new QuantumException($"'{path}' is a list of addresses and has no outputs to enumerate: give a chain or a snapshot.");
        bool isSnapshot = folder.Files[0].Kind == ChainFileKind.Snapshot;
        using var store = new ExposureStore(isSnapshot ? null : options.Store, HalfOfMemory(options));
        OutputSort outputs = isSnapshot
            ? SnapshotOutputs(folder, store, options, progress, cancellation)
            : ChainOutputs(folder, store, options, progress, cancellation);
        foreach (UnspentOutput output in outputs.Run(cancellation))
            yield return output;
    }

    private static OutputSort ChainOutputs(
        ChainFolder folder, ExposureStore store, ExposureOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        ChainIndex index = Index(folder, options, progress, cancellation);
        new ChainReading(folder, index, store, options.UnsettledBlocks, options.ToHeight, isUndoRead: false).Run(progress, cancellation);
        var outputs = new OutputSort(store, HalfOfMemory(options), index.Network);
        UnspentCoins.OfStore(store, outputs.Add, progress, cancellation);
        return outputs;
    }

    private static OutputSort SnapshotOutputs(
        ChainFolder folder, ExposureStore store, ExposureOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        using var snapshot = new UnspentSnapshot(folder.Files[0]);
        var outputs = new OutputSort(store, HalfOfMemory(options), snapshot.Network);
        UnspentCoins.OfSnapshot(snapshot, store, outputs.Add, progress, cancellation);
        return outputs;
    }

    /// <summary>A public key may own addresses of other types too.</summary>
    /// <param name="texts">Addresses and public keys.</param>
    /// <param name="network">The chain's network; null where there is no chain, or none that is known yet.</param>
    private static IEnumerable<AddressWatch> Watches(IEnumerable<string> texts, BitcoinNetwork? network)
    {
        foreach (string text in texts)
        {
            var address = Address.Parse(text);
            if (network is not null)
                address = address.On(network);
            yield return new(address);
            foreach (Address sibling in address.Type == OutputType.P2PK && !address.IsOffCurve ? address.Siblings() : [])
                yield return new(sibling);
        }
    }

    /// <summary>The store and the sorting of owners share the memory.</summary>
    private static long HalfOfMemory(ExposureOptions options) => options.MemoryMb * 1_000_000L / 2;

    private static ChainIndex Index(
        ChainFolder folder, ExposureOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellation) => ChainIndex.Build(
            folder, (done, total) => progress?.Report(new("headers", done, total)), cancellation, options.Magic);

    private static ExposureReport RunChain(
        ChainFolder folder, ExposureOptions options, AddressWatch[] watches, IProgress<WorkProgress>? progress,
        CancellationToken cancellation)
    {
        ChainIndex index = Index(folder, options, progress, cancellation);
        if (folder.Network is null)
            watches = [.. Watches(options.Addresses, index.Network)];
        using var store = new ExposureStore(options.Store, HalfOfMemory(options));
        var reading = new ChainReading(folder, index, store, options.UnsettledBlocks, options.ToHeight, options.ReadUndo);
        ChainProgress read = reading.Run(progress, cancellation);
        var owners = new OwnerSort(store, HalfOfMemory(options), options.Richest, index.Network, watches);
        long unknown = UnspentCoins.OfStore(store, (_, _, coin) => owners.Add(coin), progress, cancellation);
        owners.Run(progress, cancellation);
        return Report(owners, watches, new()
        {
            Path = folder.Path,
            Network = index.Network.Name,
            Tip = read.Block!,
            Height = read.Height,
            Time = DateTimeOffset.FromUnixTimeSeconds(read.Time),
            Blocks = read.Blocks,
            BlocksThisRun = reading.BlocksRead,
            StaleBlocks = index.StaleBlocks,
            CutShortBlocks = index.CutShort,
            LeftOutPieces = index.LeftOut.Count,
            LeftOut =
            [
                .. index.LeftOut.Named.Select(piece => piece.ToString()),
                .. folder.UnreadFiles.Select(file => $"'{file.Path}' {file.Reason}"),
                .. folder.UnreadFolders.Select(inner => $"'{inner}' holds files of blocks too; it was not asked for"),
                .. Missing(reading.MissingUndo),
            ],
            UnreadFiles = folder.UnreadFiles.Count,
            Gaps = index.Gaps,
            SkippedFiles = folder.SkippedFiles,
            Bytes = read.Bytes,
            Transactions = read.Transactions,
            Inputs = read.Inputs,
            UnknownInputs = unknown,
            Outputs = Totals(read.Outputs, read.Values),
            Spent = Totals(read.Spent, read.SpentValues),
            KeysSeen = Sightings(read.Sightings),
            StoreBytes = store.Bytes,
        });
    }

    private static ExposureReport RunSnapshot(
        ChainFolder folder, ExposureOptions options, AddressWatch[] watches, IProgress<WorkProgress>? progress,
        CancellationToken cancellation)
    {
        if (options.Store is not null)
            throw new QuantumException("A snapshot is read in one go: leave the store away.")
            {
                Settings = [nameof(options.Store)],
            };
        using var snapshot = new UnspentSnapshot(folder.Files[0]);
        watches = [.. Watches(options.Addresses, snapshot.Network)];
        using var store = new ExposureStore(null, HalfOfMemory(options));
        var owners = new OwnerSort(store, HalfOfMemory(options), options.Richest, snapshot.Network, watches);
        int tip = 0;
        var outputs = new long[Enum.GetValues<OutputType>().Length];
        var values = new long[outputs.Length];
        Revelations shown = UnspentCoins.OfSnapshot(
            snapshot, store,
            (_, height, coin) =>
            {
                owners.Add(coin);
                outputs[(int)coin.Type]++;
                values[(int)coin.Type] += coin.Value;
                tip = Math.Max(tip, height);
            },
            progress, cancellation);
        owners.Run(progress, cancellation);
        return Report(owners, watches, new()
        {
            Path = folder.Path,
            Network = snapshot.Network.Name,
            IsSnapshot = true,
            Tip = snapshot.Block.ToString(),
            Height = tip,
            Bytes = folder.Files[0].Length,
            Outputs = Totals(outputs, values),
            KeysSeen = Sightings(shown.Sightings),
            StoreBytes = store.Bytes,
        });
    }

    private static ExposureReport Report(OwnerSort owners, AddressWatch[] watches, ChainFacts chain) => new()
    {
        Chain = chain,
        Summary = owners.Counts.Summary(),
        ByYear = owners.Counts.ByYear(),
        ByValue = owners.Counts.ByValue(),
        NarrowCount = owners.NarrowValue,
        NarrowOwners = owners.NarrowOwners,
        Richest = owners.Richest(),
        Addresses = [.. watches.Select(watch => watch.Finding(hasChain: true))],
    };

    private static Dictionary<OutputType, OutputTotal> Totals(long[] outputs, long[] values) =>
        Enum.GetValues<OutputType>().Where(type => outputs[(int)type] > 0)
            .ToDictionary(type => type, type => new OutputTotal(outputs[(int)type], new(values[(int)type])));

    private static Dictionary<KeySighting, long> Sightings(long[] counts) =>
        Enum.GetValues<KeySighting>().Where(place => counts[(int)place] > 0).ToDictionary(place => place, place => counts[(int)place]);

    private static IEnumerable<string> Missing(long undo)
    {
        if (undo > 0)
            yield return FormattableString.Invariant(
                $"{undo} {(undo == 1 ? "block has" : "blocks have")} no whole undo record in the rev*.dat beside it; what is spent ")
                + "there and was made in a block that is not in the files is not known";
    }
}
