namespace Chrysalis.Quantum.Exposure;

/// <summary>What to read and how.</summary>
public sealed record ExposureOptions
{
    /// <summary>
    /// Chain data: Bitcoin Core's data or blocks folder, a folder of blocks, a file of blocks, a snapshot; null to ask about addresses
    /// alone.
    /// </summary>
    public string? Blocks { get; init; }

    /// <summary>Folder that keeps what was read, so that a later run goes on there; null for none.</summary>
    public string? Store { get; init; }

    /// <summary>Addresses and public keys to look up.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>How many of the richest exposed owners to list.</summary>
    public int Richest { get; init; } = 20;

    /// <summary>Memory for what is not yet on disk, in megabytes (10^6 bytes).</summary>
    public int MemoryMb { get; init; } = 256;

    /// <summary>
    /// Blocks below the tip that are not kept in the store but read again, since a longer branch may still replace them.
    /// </summary>
    public int UnsettledBlocks { get; init; } = 100;

    /// <summary>Stops after the block of this height; null for the last one.</summary>
    public int? ToHeight { get; init; }

    /// <summary>Whether undo files (rev*.dat) beside the blocks are read, which tell the types of what was spent.</summary>
    public bool ReadUndo { get; init; } = true;

    /// <summary>
    /// The magic of the blocks' network, little-endian, for one that is not among the known ones (a custom signet) or for blocks without a
    /// magic; null where the files tell it.
    /// </summary>
    public uint? Magic { get; init; }

    /// <summary>Checks every value.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">A value is out of its range, or there is nothing to look at.</exception>
    public ExposureOptions Validated()
    {
        if (Richest is < 0 or > 10_000)
            throw new QuantumException($"The list of the richest would have {Richest} lines: give 0 to 10000.");
        if (MemoryMb is < 1 or > 16_384)
            throw new QuantumException($"The memory is {MemoryMb} MB: give 1 to 16384.");
        if (UnsettledBlocks is < 0 or > 10_000)
            throw new QuantumException($"The unsettled blocks are {UnsettledBlocks}: give 0 to 10000.");
        if (ToHeight is < 0)
            throw new QuantumException($"The last height is {ToHeight}: give 0 or more.");
        if (Blocks is null && Addresses.Count == 0)
            throw new QuantumException("There is nothing to look at: give the blocks of a chain, an address, or both.")
            {
                Settings = [nameof(Blocks), nameof(Addresses)],
            };
        if (Store is not null && Blocks is null)
            throw new QuantumException("A store keeps what was read of a chain: give its blocks too.") { Settings = [nameof(Blocks)] };
        return this;
    }
}
