using System.Buffers.Binary;

namespace Chrysalis.Bitcoin.Scripts;

/// <summary>Walks a script instruction by instruction; ends early where a push reaches beyond the script.</summary>
internal ref struct ScriptReader(ReadOnlySpan<byte> script)
{
    private readonly ReadOnlySpan<byte> _script = script;
    private int _position;

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
        if (_position >= _script.Length || IsBroken)
            return false;
        Opcode = _script[_position++];
        uint length = Length();
        if (IsBroken || length > (uint)(_script.Length - _position))
        {
            IsBroken = true;
            return false;
        }

        DataOffset = _position;
        Data = _script.Slice(_position, (int)length);
        _position += (int)length;
        return true;
    }

    private uint Length()
    {
        if (Opcode < Scripts.Opcode.PushData1)
            return Opcode;
        int bytes = Opcode switch { Scripts.Opcode.PushData1 => 1, Scripts.Opcode.PushData2 => 2, Scripts.Opcode.PushData4 => 4, _ => 0 };
        if (bytes > _script.Length - _position)
        {
            IsBroken = true;
            return 0;
        }

        ReadOnlySpan<byte> number = _script.Slice(_position, bytes);
        _position += bytes;
        return bytes switch { 1 => number[0], 2 => BinaryPrimitives.ReadUInt16LittleEndian(number), 4 => BinaryPrimitives.ReadUInt32LittleEndian(number), _ => 0 };
    }
}
