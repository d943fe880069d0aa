using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Blocks;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>Applies blocks in order to a store and counts them.</summary>
internal sealed class ChainLedger(ExposureStore store, BitcoinNetwork network)
{
    private const int LargestScript = 10_000;
    private readonly Hash256 genesis = Hash256.Parse(network.GenesisHash);

    /// <summary>What has been counted.</summary>
    public ChainProgress Progress { get; private set; } = Copy(store.Tip);

    /// <summary>Applies a block.</summary>
    public void Apply(BlockFindings findings, int height)
    {
        Block block = findings.Block;
        ReadOnlySpan<byte> bytes = block.Bytes;
        int next = 0;
        long inputs = 0;
        // The first block's coin is left out by the network's software.
        bool isGenesis = block.Header.Hash == genesis;
        for (int i = 0; i < block.Transactions.Length; i++)
        {
            Transaction transaction = block.Transactions[i];
            foreach (TransactionInput input in i == 0 ? [] : transaction.Inputs)
                store.Spend(input.SourceId(bytes), input.SourceIndex(bytes));
            inputs += i == 0 ? 0 : transaction.Inputs.Length;
            for (int index = 0; index < transaction.Outputs.Length; index++)
                Add(block, height, block.Ids[i], (uint)index, transaction.Outputs[index], findings.Scripts[next++], isGenesis);
        }

        foreach (ulong fingerprint in findings.Shown.Fingerprints)
            store.Show(fingerprint);
        Count(findings, height, inputs);
    }

    private void Add(Block block, int height, Hash256 id, uint index, TransactionOutput output, OutputScript script, bool isGenesis)
    {
        Progress.Outputs[(int)script.Type]++;
        Progress.Values[(int)script.Type] += output.Value;
        // Neither data nor the first block's coin can be spent.
        if (script.Type == OutputType.OpReturn || output.Script.Length > LargestScript || isGenesis)
            return;
        ReadOnlySpan<byte> bytes = output.Script.Of(block.Bytes);
        Span<byte> hash = stackalloc byte[Hash256.Length];
        store.Add(id, index, height, CoinView.Of(bytes, script, block.Header.Time, output.Value, hash));
    }

    private void Count(BlockFindings findings, int height, long inputs)
    {
        Block block = findings.Block;
        for (int i = 0; i < Progress.Sightings.Length; i++)
            Progress.Sightings[i] += findings.Shown.Sightings[i];
        foreach ((OutputType type, long value) in findings.Undone ?? [])
        {
            Progress.Spent[(int)type]++;
            Progress.SpentValues[(int)type] += value;
        }

        Progress = Progress with
        {
            Block = block.Header.Hash.ToString(),
            Height = height,
            Time = block.Header.Time,
            Blocks = Progress.Blocks + 1,
            Bytes = Progress.Bytes + block.Bytes.Length,
            Transactions = Progress.Transactions + block.Transactions.Length,
            Inputs = Progress.Inputs + inputs,
        };
    }

    /// <summary>The state to commit: later blocks must not change it.</summary>
    public ChainProgress Snapshot() => Copy(Progress);

    private static ChainProgress Copy(ChainProgress progress) => progress with
    {
        Outputs = [.. progress.Outputs],
        Values = [.. progress.Values],
        Sightings = [.. progress.Sightings],
        Spent = [.. progress.Spent],
        SpentValues = [.. progress.SpentValues],
    };
}
