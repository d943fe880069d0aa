using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Quantum.Exposure.Findings;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>How far a chain has been read, and what was counted on the way.</summary>
internal sealed record ChainProgress
{
    /// <summary>Hash of the last block; null before the first.</summary>
    public string? Block { get; init; }

    /// <summary>Its height.</summary>
    public int Height { get; init; } = -1;

    /// <summary>Its time in seconds since 1970.</summary>
    public uint Time { get; init; }

    /// <summary>Blocks read.</summary>
    public long Blocks { get; init; }

    /// <summary>Their bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Transactions read.</summary>
    public long Transactions { get; init; }

    /// <summary>Inputs read, without coinbases.</summary>
    public long Inputs { get; init; }

    /// <summary>Outputs read, by type.</summary>
    public long[] Outputs { get; init; } = new long[Enum.GetValues<OutputType>().Length];

    /// <summary>Their value in satoshi, by type.</summary>
    public long[] Values { get; init; } = new long[Enum.GetValues<OutputType>().Length];

    /// <summary>Keys seen, by place.</summary>
    public long[] Sightings { get; init; } = new long[Enum.GetValues<KeySighting>().Length];

    /// <summary>Outputs spent whose scripts undo files tell, by type.</summary>
    public long[] Spent { get; init; } = new long[Enum.GetValues<OutputType>().Length];

    /// <summary>Their value in satoshi, by type.</summary>
    public long[] SpentValues { get; init; } = new long[Enum.GetValues<OutputType>().Length];

    /// <summary>Whether it counts by the types and places that there are.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsSound => Outputs?.Length == Enum.GetValues<OutputType>().Length && Values?.Length == Outputs.Length
        && Spent?.Length == Outputs.Length && SpentValues?.Length == Outputs.Length
        && Sightings?.Length == Enum.GetValues<KeySighting>().Length;
}
