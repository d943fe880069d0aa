using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>A transaction, as places in its block's bytes. Read-only: may be shared between threads.</summary>
public sealed class Transaction
{
    private const int LeastInput = 41;
    private const int LeastOutput = 9;
    private const int VersionLength = 4;
    private const int LockTimeLength = 4;
    private ByteRange whole;
    private ByteRange body;

    private Transaction(TransactionInput[] inputs, TransactionOutput[] outputs) => 
        (Inputs, Outputs) = (ImmutableCollectionsMarshal.AsImmutableArray(inputs), ImmutableCollectionsMarshal.AsImmutableArray(outputs));

    /// <summary>Its version.</summary>
    public int Version { get; private init; }

    /// <summary>Its inputs.</summary>
    public ImmutableArray<TransactionInput> Inputs { get; }

    /// <summary>Its outputs.</summary>
    public ImmutableArray<TransactionOutput> Outputs { get; }

    /// <summary>Its lock time.</summary>
    public uint LockTime { get; private init; }

    /// <summary>Whether it is written with witnesses, BIP 144.</summary>
    public bool HasWitness { get; private init; }

    /// <summary>Whether it makes new coins: its only input names no output.</summary>
    /// <param name="block">The bytes that it was read from.</param>
    public bool IsCoinbase(ReadOnlySpan<byte> block) =>
        Inputs.Length == 1 && Inputs[0].SourceId(block) == Hash256.Zero && Inputs[0].SourceIndex(block) == uint.MaxValue;

    /// <summary>Where all of it stands.</summary>
    internal ByteRange Whole => whole;

    /// <summary>Bytes of what it is named by: all of it without its witnesses.</summary>
    internal int PlainLength => HasWitness ? VersionLength + body.Length + LockTimeLength : whole.Length;

    /// <summary>The hash that names it: without its witnesses.</summary>
    /// <param name="block">The bytes that it was read from.</param>
    public Hash256 Id(ReadOnlySpan<byte> block)
    {
        if (!HasWitness)
            return Hash256.Of(whole.Of(block));
        byte[] plain = ArrayPool<byte>.Shared.Rent(PlainLength);
        WritePlain(block, plain);
        Hash256 id = Hash256.Of(plain.AsSpan(0, PlainLength));
        ArrayPool<byte>.Shared.Return(plain);
        return id;
    }

    /// <summary>The hash of all of it, witnesses included, BIP 141.</summary>
    /// <param name="block">The bytes that it was read from.</param>
    public Hash256 WitnessId(ReadOnlySpan<byte> block) => Hash256.Of(whole.Of(block));

    /// <summary>Writes what it is named by.</summary>
    internal void WritePlain(ReadOnlySpan<byte> block, Span<byte> plain)
    {
        ReadOnlySpan<byte> all = whole.Of(block);
        if (!HasWitness)
        {
            all.CopyTo(plain);
            return;
        }

        all[..VersionLength].CopyTo(plain);
        body.Of(block).CopyTo(plain[VersionLength..]);
        all[^LockTimeLength..].CopyTo(plain[(VersionLength + body.Length)..]);
    }

    /// <summary>Reads a transaction at the reader's place, in a block's bytes or alone.</summary>
    /// <param name="reader">Stands at its first byte.</param>
    /// <exception cref="BitcoinFormatException">There is none.</exception>
    public static Transaction Read(ref ByteReader reader)
    {
        int start = reader.Position;
        int version = (int)reader.ReadUInt32();
        bool hasWitness = reader.Left >= 2 && reader.Ahead[0] == 0 && reader.Ahead[1] == 1;
        if (hasWitness)
            reader.Take(2);
        int body = reader.Position;
        var inputs = new TransactionInput[reader.Count(LeastInput, "inputs")];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = ReadInput(ref reader);
        var outputs = new TransactionOutput[reader.Count(LeastOutput, "outputs")];
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = ReadOutput(ref reader);
        int bodyEnd = reader.Position;
        if (inputs.Length == 0 || outputs.Length == 0)
            throw new BitcoinFormatException($"The transaction at byte {start} has {inputs.Length} inputs and {outputs.Length} outputs; "
                + "each has at least one: the data is damaged.");
        if (hasWitness)
            ReadWitnesses(ref reader, inputs, start);
        uint lockTime = reader.ReadUInt32();
        return new(inputs, outputs)
        {
            Version = version, LockTime = lockTime, HasWitness = hasWitness, whole = new(start, reader.Position - start),
            body = new(body, bodyEnd - body)
        };
    }

    /// <summary>Writes it anew, field by field.</summary>
    /// <param name="block">The bytes that it was read from.</param>
    /// <param name="writer">Receives it.</param>
    public void Write(ReadOnlySpan<byte> block, ByteWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteUInt32((uint)Version);
        if (HasWitness)
            writer.Bytes([0, 1]);
        writer.CompactSize((ulong)Inputs.Length);
        foreach (TransactionInput input in Inputs)
        {
            input.SourceId(block).CopyTo(writer.Space(Hash256.Length));
            writer.WriteUInt32(input.SourceIndex(block));
            writer.Sized(input.Script.Of(block));
            writer.WriteUInt32(input.Sequence);
        }

        writer.CompactSize((ulong)Outputs.Length);
        foreach (TransactionOutput output in Outputs)
        {
            writer.WriteUInt64((ulong)output.Value);
            writer.Sized(output.Script.Of(block));
        }

        if (HasWitness)
            foreach (TransactionInput input in Inputs)
                WriteWitness(block, input, writer);
        writer.WriteUInt32(LockTime);
    }

    private static TransactionInput ReadInput(ref ByteReader reader)
    {
        int source = reader.Position;
        reader.Take(Hash256.Length + 4);
        ByteRange script = reader.Sized();
        return new(source, script, reader.ReadUInt32(), default);
    }

    private static TransactionOutput ReadOutput(ref ByteReader reader)
    {
        long value = (long)reader.ReadUInt64();
        return value is >= 0 and <= 21_000_000 * Satoshi.PerBitcoin
            ? new(value, reader.Sized())
            : throw new BitcoinFormatException($"The output before byte {reader.Position} is of {value} satoshi; "
                + "there are at most 21 million bitcoin: the data is damaged.");
    }

    private static void ReadWitnesses(ref ByteReader reader, TransactionInput[] inputs, int transaction)
    {
        bool any = false;
        for (int i = 0; i < inputs.Length; i++)
        {
            int start = reader.Position;
            int items = reader.Count(1, "witness items");
            any |= items > 0;
            for (int item = 0; item < items; item++)
                reader.Sized();
            inputs[i] = inputs[i] with { Witness = new(start, reader.Position - start) };
        }

        if (!any)
            throw new BitcoinFormatException(
                $"The transaction at byte {transaction} is marked to have witnesses and has none: the data is damaged.");
    }

    private static void WriteWitness(ReadOnlySpan<byte> block, TransactionInput input, ByteWriter writer)
    {
        var witness = new WitnessItems(input.Witness.Of(block));
        writer.CompactSize((ulong)witness.Count);
        foreach (ReadOnlySpan<byte> item in witness)
            writer.Sized(item);
    }
}
