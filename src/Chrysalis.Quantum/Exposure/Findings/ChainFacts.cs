using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>What was read of a chain.</summary>
public sealed record ChainFacts
{
    /// <summary>The file or folder.</summary>
    public required string Path { get; init; }

    /// <summary>The network's name.</summary>
    public required string Network { get; init; }

    /// <summary>Whether it is a snapshot of unspent outputs, which does not tell what spent outputs have shown.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>Hash of the last block.</summary>
    public required string Tip { get; init; }

    /// <summary>Its height; -1 where it is not known.</summary>
    public int Height { get; init; } = -1;

    /// <summary>When it was made, by its header; null for a snapshot.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Blocks read, by earlier runs too.</summary>
    public long Blocks { get; init; }

    /// <summary>Blocks read by this run.</summary>
    public long BlocksThisRun { get; init; }

    /// <summary>Blocks in the files that are not of the best chain.</summary>
    public int StaleBlocks { get; init; }

    /// <summary>Blocks that a file's end cuts short.</summary>
    public int CutShortBlocks { get; init; }

    /// <summary>Parts of the files that were passed over: fragments, bad copies of blocks, junk.</summary>
    public int LeftOutPieces { get; init; }

    /// <summary>The first of them by file and byte, then whatever else was not read, in sentences.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Files that should hold blocks and cannot be read.</summary>
    public int UnreadFiles { get; init; }

    /// <summary>Pieces of chain whose parents are not in the files.</summary>
    public int Gaps { get; init; }

    /// <summary>Files of the folder that hold no blocks.</summary>
    public int SkippedFiles { get; init; }

    /// <summary>Bytes of the blocks read.</summary>
    public long Bytes { get; init; }

    /// <summary>Transactions read.</summary>
    public long Transactions { get; init; }

    /// <summary>Inputs read, without coinbases.</summary>
    public long Inputs { get; init; }

    /// <summary>Inputs that spend outputs which were not read, as in a pruned or partial chain.</summary>
    public long UnknownInputs { get; init; }

    /// <summary>Outputs read, by type.</summary>
    public IReadOnlyDictionary<OutputType, OutputTotal> Outputs { get; init; } = new Dictionary<OutputType, OutputTotal>();

    /// <summary>Outputs spent whose scripts undo files (rev*.dat) tell, by type; empty without such files.</summary>
    public IReadOnlyDictionary<OutputType, OutputTotal> Spent { get; init; } = new Dictionary<OutputType, OutputTotal>();

    /// <summary>Public keys seen, repetitions included, by place.</summary>
    public IReadOnlyDictionary<KeySighting, long> KeysSeen { get; init; } = new Dictionary<KeySighting, long>();

    /// <summary>Bytes of the store, in memory and on disk.</summary>
    public long StoreBytes { get; init; }

    /// <summary>
    /// Whether the unspent outputs and what is shown are all of the chain's: it was read from its first block, and no file is missing.
    /// </summary>
    public bool IsWhole => !IsSnapshot && Gaps == 0 && UnknownInputs == 0 && UnreadFiles == 0;
}
