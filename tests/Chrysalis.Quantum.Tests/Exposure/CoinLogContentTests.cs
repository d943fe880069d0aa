using System.Buffers.Binary;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Tests.Exposure;

/// <summary>The condensing by a table against a walk over a dictionary.</summary>
public class CoinLogContentTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(40, true)]
    [InlineData(3000, true)]
    [InlineData(3000, false)]
    public void Condense_RecordsAtRandom_KeepsWhatAPlainWalkKeeps(int count, bool isWhole)
    {
        var random = new Random(count);
        List<byte[]> records = [.. Enumerable.Range(0, count).Select(_ => Record(random, outputs: Math.Max(1, count / 3)))];
        var content = new CoinLogContent();
        var condensed = new ByteWriter();
        // The table is used again: the first use must not show in the second.
        content.Condense(records.Take(count / 2).SelectMany(record => record).ToArray(), isWhole, condensed);
        condensed.Clear();
        long unmatched = content.Condense(records.SelectMany(record => record).ToArray(), isWhole, condensed);

        (List<byte[]> kept, long expected) = Plain(records, isWhole);
        Assert.Equal(kept.SelectMany(record => record), condensed.Written.ToArray());
        Assert.Equal(expected, unmatched);
    }

    private static byte[] Record(Random random, int outputs)
    {
        // Names that differ in the index only, or in their last bytes only, too.
        int output = random.Next(outputs);
        var name = new byte[Hash256.Length];
        BinaryPrimitives.WriteInt32LittleEndian(name.AsSpan(output % 2 == 0 ? 0 : 28), output / 4);
        var record = new byte[CoinRecord.LongestLength];
        uint index = (uint)(output / 2 % 2);
        return random.Next(2) == 0
            ? record[..CoinRecord.WriteSpend(record, Hash256.From(name), index)]
            : record[..CoinRecord.WriteNew(
                record, Hash256.From(name), index,
                new(OutputType.P2PKH, false, false, 7, random.Next(1000), new byte[random.Next(2) == 0 ? 20 : 33]))];
    }

    private static (List<byte[]> Kept, long Unmatched) Plain(List<byte[]> records, bool isWhole)
    {
        var alive = new Dictionary<string, int>();
        var isKept = new bool[records.Count];
        long unmatched = 0;
        for (int i = 0; i < records.Count; i++)
        {
            string name = Convert.ToHexString(records[i].AsSpan(1, CoinRecord.OutPointLength));
            bool isSpend = CoinRecord.IsSpend(records[i]);
            if (alive.Remove(name, out int before))
                isKept[before] = false;
            else if (isSpend)
                (isKept[i], unmatched) = (!isWhole, unmatched + (isWhole ? 1 : 0));
            if (isSpend)
                continue;
            isKept[i] = true;
            alive[name] = i;
        }

        return ([.. records.Where((_, i) => isKept[i])], unmatched);
    }
}
