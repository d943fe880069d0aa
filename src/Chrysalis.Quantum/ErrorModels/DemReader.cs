using System.Collections.Immutable;
using System.Globalization;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.ErrorModels;

/// <summary>Reads Stim's detector error model text; repeat blocks stay folded, so memory follows the file's length.</summary>
internal static class DemReader
{
    /// <summary>Deepest nesting of repeat blocks that is read.</summary>
    private const int MaxDepth = 100;

    /// <summary>Reads all instructions.</summary>
    /// <exception cref="StimFormatException">The text breaks the format.</exception>
    public static ImmutableArray<DemInstruction> Read(TextReader reader)
    {
        var open = new Stack<(StimStatement Head, ImmutableArray<DemInstruction>.Builder Body)>();
        var body = ImmutableArray.CreateBuilder<DemInstruction>();
        foreach (StimStatement statement in StimScanner.Scan(reader))
        {
            if (statement.Name == "}")
            {
                if (open.Count == 0)
                    throw statement.Error("'}' closes a block that nothing opened");
                (StimStatement head, ImmutableArray<DemInstruction>.Builder outer) = open.Pop();
                outer.Add(new DemRepeatBlock(ReadRepeatCount(head), body.ToImmutable(), head.Tag));
                body = outer;
            }
            else if (statement.Name.Equals("repeat", StringComparison.OrdinalIgnoreCase))
            {
                ReadRepeatCount(statement);
                if (open.Count == MaxDepth)
                    throw statement.Error($"repeat blocks are nested deeper than {MaxDepth}");
                open.Push((statement, body));
                body = ImmutableArray.CreateBuilder<DemInstruction>();
            }
            else
            {
                body.Add(ReadInstruction(statement));
            }
        }
        return open.Count == 0 ? body.ToImmutable() : throw open.Peek().Head.Error("this block has no closing '}'");
    }

    private static DemInstruction ReadInstruction(StimStatement statement)
    {
        if (statement.OpensBlock)
            throw statement.Error($"'{statement.Name}' cannot open a block: only 'repeat' does");
        return statement.Name.ToLowerInvariant() switch
        {
            "error" => ReadError(statement),
            "detector" => new DemDetector([.. statement.Arguments], ReadIndices(statement, 'D'), statement.Tag),
            "logical_observable" => ReadObservable(statement),
            "shift_detectors" => ReadShift(statement),
            _ => throw statement.Error($"'{statement.Name}' is not an instruction of a detector error model: "
                + "error, detector, logical_observable, shift_detectors and repeat are"),
        };
    }

    private static DemError ReadError(StimStatement statement)
    {
        if (statement.Arguments is not [var probability and >= 0 and <= 1])
            throw statement.Error("error takes one probability from 0 to 1 in parentheses");
        var targets = ImmutableArray.CreateBuilder<DemTarget>(statement.Targets.Count);
        foreach (StimWord word in statement.Targets)
        {
            bool separator = word.Text == "^";
            if (separator && (targets.Count == 0 || targets[^1].Kind == DemTargetKind.Separator))
                throw statement.Error("'^' has no component before it", word);
            targets.Add(separator ? DemTarget.Separator : ReadTarget(statement, word));
        }
        if (targets.Count > 0 && targets[^1].Kind == DemTargetKind.Separator)
            throw statement.Error("'^' has no component after it", statement.Targets[^1]);
        return new(probability, targets.MoveToImmutable(), statement.Tag);
    }

    private static DemTarget ReadTarget(StimStatement statement, StimWord word) => word.Text[0] switch
    {
        'D' or 'd' => DemTarget.Detector(ReadIndex(statement, word, 1)),
        'L' or 'l' => DemTarget.Observable(ReadIndex(statement, word, 1)),
        _ => throw statement.Error($"'{word.Text}' is not a target: D5, L0 and ^ are", word),
    };

    private static DemLogicalObservable ReadObservable(StimStatement statement)
    {
        RefuseArguments(statement);
        return new(ReadIndices(statement, 'L'), statement.Tag);
    }

    private static DemShiftDetectors ReadShift(StimStatement statement) => statement.Targets is [var word]
        ? new([.. statement.Arguments], ReadIndex(statement, word, 0), statement.Tag)
        : throw statement.Error("shift_detectors takes one number");

    private static long ReadRepeatCount(StimStatement statement)
    {
        RefuseArguments(statement);
        if (!statement.OpensBlock || statement.Targets is not [var word])
            throw statement.Error("write 'repeat COUNT {'");
        long count = ReadIndex(statement, word, 0);
        return count > 0 ? count : throw statement.Error("a block is repeated at least once", word);
    }

    private static ImmutableArray<long> ReadIndices(StimStatement statement, char prefix)
    {
        if (statement.Targets.Count == 0)
            throw statement.Error($"{statement.Name} has no target");
        var indices = ImmutableArray.CreateBuilder<long>(statement.Targets.Count);
        foreach (StimWord word in statement.Targets)
            indices.Add(char.ToUpperInvariant(word.Text[0]) == prefix
                ? ReadIndex(statement, word, 1)
                : throw statement.Error($"'{word.Text}' is not a target of {statement.Name}: {prefix}0 is", word));
        return indices.MoveToImmutable();
    }

    private static long ReadIndex(StimStatement statement, StimWord word, int skip)
        => long.TryParse(word.Text.AsSpan(skip), NumberStyles.None, CultureInfo.InvariantCulture, out long index)
            && index <= DemTarget.MaxIndex
            ? index
            : throw statement.Error($"'{word.Text}' does not carry a whole number from 0 to 2^60 - 1", word);

    private static void RefuseArguments(StimStatement statement)
    {
        if (statement.Arguments.Length > 0)
            throw statement.Error($"{statement.Name} takes no arguments in parentheses");
    }
}
