using System.Buffers.Binary;

namespace Chrysalis.Bitcoin.Scripts;

/// <summary>Walks a script instruction by instruction; ends early where a push reaches beyond the script.</summary>
/// <param name="script">The script.</param>
public ref struct ScriptReader(ReadOnlySpan<byte> script)
{
    private readonly ReadOnlySpan<byte> script = script;
    private int position;

    /// <summary>The instruction that the walk stands at.</summary>
    public byte Opcode { get; private set; }

    /// <summary>What it pushes; empty when it pushes no data.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Where <see cref="Data"/> begins.</summary>
    public int DataOffset { get; private set; }

    /// <summary>Whether the walk ended at a push beyond the script's end.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Goes to the next instruction.</summary>
    public bool MoveNext()
    {
        if (position >= this.script.Length || IsBroken)
            return false;
        Opcode = this.script[position++];
        uint length = Length();
        if (IsBroken || length > (uint)(this.script.Length - position))
        {
            IsBroken = true;
            return false;
        }

        DataOffset = position;
        Data = this.script.Slice(position, (int)length);
        position += (int)length;
        return true;
    }

    private uint Length()
    {
        if (Opcode < Scripts.Opcode.PushData1)
            return Opcode;
        int bytes = Opcode switch { Scripts.Opcode.PushData1 => 1, Scripts.Opcode.PushData2 => 2, Scripts.Opcode.PushData4 => 4, _ => 0 };
        if (bytes > this.script.Length - position)
        {
            IsBroken = true;
            return 0;
        }

        ReadOnlySpan<byte> number = this.script.Slice(position, bytes);
        position += bytes;
        return bytes switch { 1 => number[0], 2 => BinaryPrimitives.ReadUInt16LittleEndian(
            number), 4 => BinaryPrimitives.ReadUInt32LittleEndian(number), _ => 0 };
    }
}
