using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Quantum.Exposure.Findings;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Exposure;

public class ExposureStudyTests
{
    private static readonly byte[] Key = [0x5A, 1, 2, 3, 0xF0, 7, 0, 9];

    [Fact]
    public void Run_SyntheticChain_AgreesWithTheBooksOfItsMaker()
    {
        var chain = new SyntheticChain(seed: 1);
        using var files = new ChainFiles();
        files.WriteCore(Blocks(chain, 60, 40), files: 3, key: Key, undo: chain.Undo);

        ExposureReport report = Study.Run(new() { Blocks = files.Path });

        AssertBooks(chain, report);
        Assert.Equal((60, 59), (report.Chain!.Blocks, report.Chain.Height));
        Assert.Equal(chain.Inputs, report.Chain.Inputs);
        Assert.Equal(chain.Inputs, report.Chain.Spent.Values.Sum(total => total.Outputs));
        Assert.True(report.Chain.IsWhole);
        Assert.Equal(report.Summary.Outputs, report.ByYear.Sum(slice => slice.Outputs));
        Assert.Equal(report.Summary.Value.Value, report.ByValue.Sum(slice => slice.Value.Value));
    }

    /// <summary>So little memory that every partition is written, read and condensed again and again.</summary>
    [Fact]
    public void Run_LittleMemory_FindsTheSame()
    {
        var chain = new SyntheticChain(seed: 2);
        using var files = new ChainFiles();
        files.WriteCore(Blocks(chain, 40, 400), files: 2);

        AssertBooks(chain, Study.Run(new() { Blocks = files.Path, MemoryMb = 1, Store = files.Store, UnsettledBlocks = 3 }));
    }

    [Fact]
    public void Run_BlocksOutOfOrderWithStaleBranch_FollowsTheMostWork()
    {
        var chain = new SyntheticChain(seed: 3);
        List<byte[]> blocks = Blocks(chain, 30, 20);
        var other = new SyntheticChain(seed: 4);
        var random = new Random(5);
        List<byte[]> all = [.. blocks, .. Blocks(other, 12, 30)];
        using var files = new ChainFiles();
        files.WriteCore([.. all.OrderBy(_ => random.Next())], files: 4, key: Key);

        ExposureReport report = Study.Run(new() { Blocks = files.Blocks });

        AssertBooks(chain, report);
        Assert.Equal(12, report.Chain!.StaleBlocks);
    }

    [Fact]
    public void Run_StoppedAndContinued_EqualsNotHavingStopped()
    {
        var chain = new SyntheticChain(seed: 6);
        using var files = new ChainFiles();
        files.WriteCore(Blocks(chain, 50, 60), files: 2, undo: chain.Undo);
        var options = new ExposureOptions { Blocks = files.Path, Store = files.Store, UnsettledBlocks = 5, MemoryMb = 1 };
        ExposureReport whole = Study.Run(options with { Store = null });

        Study.Run(options with { ToHeight = 20 });
        using (var stop = new CancellationTokenSource())
            Assert.Throws<OperationCanceledException>(() => Study.Run(options, new StopAt("blocks", 33, stop), stop.Token));
        ExposureReport continued = Study.Run(options);
        ExposureReport again = Study.Run(options);

        Assert.Equal(50 - 33, continued.Chain!.BlocksThisRun);
        Assert.Equal(5, again.Chain!.BlocksThisRun);
        foreach (ExposureReport report in (ExposureReport[])[continued, again])
        {
            AssertBooks(chain, report);
            Assert.Equal(whole.Richest, report.Richest);
            Assert.Equal(whole.Chain!.KeysSeen, report.Chain!.KeysSeen);
            Assert.Equal(whole.Chain.Spent, report.Chain.Spent);
            Assert.Equal(whole.Chain.Outputs, report.Chain.Outputs);
            Assert.Equal(0, report.Chain.UnknownInputs);
        }
    }

    [Fact]
    public void Run_PrunedFolder_ContinuesWithTheStore()
    {
        var chain = new SyntheticChain(seed: 7);
        List<byte[]> blocks = Blocks(chain, 30, 20);
        using var files = new ChainFiles();
        files.WriteCore(blocks[..20]);
        Study.Run(new() { Blocks = files.Path, Store = files.Store, UnsettledBlocks = 2 });
        Directory.Delete(files.Blocks, recursive: true);
        files.WriteCore(blocks[18..]);

        AssertBooks(chain, Study.Run(new() { Blocks = files.Path, Store = files.Store, UnsettledBlocks = 2 }));
    }

    [Fact]
    public void Run_PartialChain_CountsInputsOfUnknownOutputs()
    {
        var chain = new SyntheticChain(seed: 8);
        List<byte[]> blocks = Blocks(chain, 30, 20);
        using var files = new ChainFiles();
        files.WriteCore(blocks[10..]);
        ExposureReport report = Study.Run(new() { Blocks = files.Path });

        Assert.Equal(1, report.Chain!.Gaps);
        Assert.Equal(29, report.Chain.Height);
        Assert.InRange(report.Chain.UnknownInputs, 1, report.Chain.Inputs - 1);
        Assert.Equal(chain.Live.Count(coin => coin.Height >= 10), report.Summary.Outputs);
    }

    [Fact]
    public void Outputs_SyntheticChain_AreThoseOfItsMakersBooks()
    {
        var chain = new SyntheticChain(seed: 8);
        using var files = new ChainFiles();
        files.WriteCore(Blocks(chain, 40, 60), files: 2);
        var options = new ExposureOptions { Blocks = files.Path, MemoryMb = 1, Store = files.Store };

        List<UnspentOutput> outputs = [.. ExposureStudy.Outputs(options, cancellation: TestContext.Current.CancellationToken)];

        Assert.Equal(
            Totals(chain.Live, coin => (coin.Height, coin.Type, chain.ClassOf(coin))),
            outputs.GroupBy(output => (output.Height, output.Type, output.Class)).ToDictionary(
                group => group.Key, group => ((long)group.Count(), group.Sum(output => output.Value.Value))));
        Assert.Equal(outputs.Count, outputs.Select(output => (output.Transaction, output.Index)).Distinct().Count());
        Assert.Equal(
            chain.Live.Select(coin => $"{Convert.ToHexStringLower([.. coin.Id.Reverse()])} {coin.Index}").Order(StringComparer.Ordinal),
            outputs.Select(output => $"{output.Transaction} {output.Index}").Order(StringComparer.Ordinal));
        Assert.All(outputs, output => Assert.Equal(
            output.Class is ExposureClass.ByScript, output.Evidence is ExposureEvidence.KeyInScript));
        Assert.All(outputs, output => Assert.True(output.Script is null == output.Address is null));
        Assert.Equal(outputs, ExposureStudy.Outputs(options, cancellation: TestContext.Current.CancellationToken));

        var snapshot = new ExposureOptions { Blocks = files.Write("utxo.dat", Snapshot(chain)) };
        Assert.Equal(
            outputs.Select(output => (output.Transaction, output.Index, output.Height, output.Value, output.Script)).Order(),
            ExposureStudy.Outputs(snapshot, cancellation: TestContext.Current.CancellationToken).Select(
                output => (output.Transaction, output.Index, output.Height, output.Value, output.Script)).Order());
    }

    [Fact]
    public void Run_StoreOfAnotherChain_IsRefused()
    {
        using var files = new ChainFiles();
        files.WriteCore(Blocks(new(seed: 9), 5, 3));
        Study.Run(new() { Blocks = files.Path, Store = files.Store, UnsettledBlocks = 0 });
        files.WriteCore(Blocks(new(seed: 10), 6, 3));

        QuantumException error = Assert.Throws<QuantumException>(() => Study.Run(new() { Blocks = files.Path, Store = files.Store }));
        Assert.Contains("does not hold", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Snapshot_CountsTheSameOutputs()
    {
        var chain = new SyntheticChain(seed: 11);
        Blocks(chain, 30, 40);
        using var files = new ChainFiles();
        string path = files.Write("utxo.dat", Snapshot(chain));

        ExposureReport report = Study.Run(new() { Blocks = path });

        Assert.True(report.Chain!.IsSnapshot);
        Assert.Equal(Totals(chain.Live, coin => coin.Type), report.Summary.Rows.GroupBy(row => row.Type)
            .ToDictionary(rows => rows.Key, rows => (rows.Sum(row => row.Outputs), rows.Sum(row => row.Value.Value))));
        // Keys in unspent scripts are seen; keys that only spending has shown are not.
        Assert.InRange(
            report.Summary.OutputsOf(exposure: ExposureClass.ByReuse), 1,
            chain.Live.Count(coin => chain.ClassOf(coin) == ExposureClass.ByReuse));
        Assert.Equal(
            chain.Live.Count(coin => chain.ClassOf(coin) == ExposureClass.ByScript),
            report.Summary.OutputsOf(exposure: ExposureClass.ByScript));
    }

    [Fact]
    public void Run_Address_TellsWhetherTheChainShowsIt()
    {
        string first = SharedData.Require("data/bitcoin/nbitcoin_blk00000.dat");
        // The key of block 9, which paid Hal Finney, and its address: the first coins ever spent.
        const string Key = "0411db93e1dcdb8a016b49840f8c53bc1eb68a382e97b1482ecad7b148a6909a5cb2e0eaddfb84ccf9744464f82e160bfa9b8b64"
            + "f9d4c03f999b8643f656b412a3";
        ExposureReport report = Study.Run(new() { Blocks = first, Addresses = [Key, "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"] });

        AddressFinding key = report.Addresses[0];
        Assert.Equal((OutputType.P2PK, ExposureClass.ByScript, true), (key.Type, key.Class, key.IsShown));
        AddressFinding hashed = report.Addresses.Single(finding => finding.Text == "12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S");
        Assert.Equal((ExposureClass.ByReuse, true, 0L), (hashed.Class, hashed.IsShown, hashed.Outputs));
        AddressFinding unused = report.Addresses[^1];
        Assert.Equal((ExposureClass.WhenSpent, false, 0L), (unused.Class, unused.IsShown, unused.Outputs));
    }

    internal static List<byte[]> Blocks(SyntheticChain chain, int count, int transactions) =>
        [.. Enumerable.Range(0, count).Select(_ => chain.Next(transactions))];

    internal static byte[] Snapshot(SyntheticChain chain)
    {
        var bytes = new List<byte>(
            [
                (byte)'u', (byte)'t', (byte)'x', (byte)'o', 0xFF, 2, 0, .. BitConverter.GetBytes(BitcoinNetwork.Regtest.Magic),
                .. new byte[32], .. BitConverter.GetBytes((ulong)chain.Live.Count)
            ]);
        foreach (IGrouping<string, SyntheticChain.Coin> transaction in chain.Live.GroupBy(coin => Convert.ToHexString(coin.Id)))
        {
            bytes.AddRange([.. Convert.FromHexString(transaction.Key), (byte)transaction.Count()]);
            foreach (SyntheticChain.Coin coin in transaction)
                bytes.AddRange([(byte)coin.Index, .. SyntheticChain.VarInt((ulong)coin.Height * 2), .. SyntheticChain.Compress(coin)]);
        }

        return [.. bytes];
    }

    private static void AssertBooks(SyntheticChain chain, ExposureReport report) => Assert.Equal(
        Totals(chain.Live, coin => (coin.Type, chain.ClassOf(coin))),
        report.Summary.Rows.ToDictionary(row => (row.Type, row.Class), row => (row.Outputs, row.Value.Value)));

    private static Dictionary<T, (long Outputs, long Value)> Totals<T>(
        IEnumerable<SyntheticChain.Coin> coins, Func<SyntheticChain.Coin, T> key) where T : notnull =>
            coins.GroupBy(key).ToDictionary(group => group.Key, group => ((long)group.Count(), group.Sum(coin => coin.Value)));

    private sealed class StopAt(string stage, long done, CancellationTokenSource source) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Stage == stage && value.Done == done)
                source.Cancel();
        }
    }
}
