using System.Collections.Immutable;
using System.Globalization;

namespace Chrysalis.Quantum.Stim;

/// <summary>Reads Stim's circuit text; REPEAT blocks stay folded, so memory follows the file's length.</summary>
internal static class StimReader
{
    /// <summary>Deepest nesting of blocks that is read.</summary>
    private const int MaxDepth = 100;

    /// <summary>Reads all instructions.</summary>
    /// <exception cref="StimFormatException">The text breaks the format.</exception>
    public static ImmutableArray<StimInstruction> Read(TextReader reader)
    {
        var open = new Stack<(StimStatement Head, ImmutableArray<StimInstruction>.Builder Body)>();
        var body = ImmutableArray.CreateBuilder<StimInstruction>();
        var record = new RecordLength();
        foreach (StimStatement statement in StimScanner.Scan(reader))
        {
            if (statement.Name == "}")
            {
                if (open.Count == 0)
                    throw statement.Error("'}' closes a block that nothing opened");
                (StimStatement head, ImmutableArray<StimInstruction>.Builder outer) = open.Pop();
                long count = ReadRepeatCount(head);
                record.Close(count);
                outer.Add(new StimRepeatBlock(count, body.ToImmutable(), head.Tag));
                body = outer;
            }
            else if (statement.Name.Equals("REPEAT", StringComparison.OrdinalIgnoreCase))
            {
                ReadRepeatCount(statement);
                if (open.Count == MaxDepth)
                    throw statement.Error($"REPEAT blocks are nested deeper than {MaxDepth}");
                open.Push((statement, body));
                record.Open();
                body = ImmutableArray.CreateBuilder<StimInstruction>();
            }
            else
            {
                body.Add(ReadOperation(statement, record));
            }
        }
        return open.Count == 0 ? body.ToImmutable() : throw open.Peek().Head.Error("this block has no closing '}'");
    }

    private static StimOperation ReadOperation(StimStatement statement, RecordLength record)
    {
        StimGate gate = StimGate.Find(statement.Name) ?? throw statement.Error(StimGateTable.Unknown(statement.Name));
        if (statement.OpensBlock)
            throw statement.Error($"'{gate.Name}' cannot open a block: only 'REPEAT' does");
        StimArguments.Check(statement, gate);
        ImmutableArray<StimTarget> targets = StimTargets.Read(statement, gate, record.Length);
        record.Add(gate.CountResults(targets));
        return new(gate, [.. statement.Arguments], targets, statement.Tag);
    }

    private static long ReadRepeatCount(StimStatement statement)
    {
        if (!statement.OpensBlock || statement.Targets is not [var word])
            throw statement.Error("write 'REPEAT COUNT {'");
        return long.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count > 0
            ? count
            : throw statement.Error($"'{word.Text}' is not a count of repetitions: a whole number from 1 to 2^63 - 1 is", word);
    }

    /// <summary>Results so far, as the first pass through every open block sees them.</summary>
    private sealed class RecordLength
    {
        private readonly Stack<long> starts = [];

        public long Length { get; private set; }

        public void Add(int results) => Length = Math.Min(Length + results, long.MaxValue / 4);

        public void Open() => starts.Push(Length);

        public void Close(long count)
        {
            long start = starts.Pop();
            Length = (long)Math.Min(long.MaxValue / 4, start + ((double)(Length - start) * count));
        }
    }
}
