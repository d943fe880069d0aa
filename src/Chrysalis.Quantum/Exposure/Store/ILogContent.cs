using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>Knows which records of a log have become superfluous.</summary>
internal interface ILogContent
{
    /// <summary>Writes what is left of the records.</summary>
    /// <param name="records">Whole records in the order they were appended.</param>
    /// <param name="isWhole">Whether these are all records of their partition, not only the latest.</param>
    /// <param name="condensed">Receives what is left.</param>
    /// <returns>Records that were dropped because what they refer to was never there.</returns>
    long Condense(ReadOnlySpan<byte> records, bool isWhole, ByteWriter condensed);
}
