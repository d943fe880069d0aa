using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Bitcoin.Scripts;

/// <summary>Carries out a script's instructions on what is known of the stack (Bitcoin Core, script/interpreter.cpp, EvalScript).</summary>
internal ref struct LockMachine(ReadOnlySpan<byte> script, bool isTapscript, LockPath way, Stack<LockPath> others)
{
    private readonly ReadOnlySpan<byte> script = script;

    /// <summary>Whether the script came to its end with something true.</summary>
    public bool IsOut { get; private set; }

    /// <summary>Whether only the spender's items decide what an instruction does.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Carries out one instruction; false at the end, wherever that is.</summary>
    public bool Step()
    {
        var reader = new ScriptReader(this.script[way.Position..]);
        if (!reader.MoveNext())
        {
            IsOut = way.Conditions.Count == 0 && Demand(way, way.Pop(), true);
            return false;
        }

        int start = way.Position + reader.DataOffset;
        way.Position = start + reader.Data.Length;
        byte opcode = reader.Opcode;
        if (opcode is >= 0x63 and <= 0x68 and not 0x65 and not 0x66)
            return Branch(opcode);
        if (!way.IsFollowed)
            return true;
        if (opcode <= Opcode.PushData4)
        {
            way.Push(reader.Data.IsEmpty ? LockValue.Of(0) : new(LockValueKind.Bytes, start, reader.Data.Length));
            return true;
        }

        return opcode switch
        {
            0x4F => Put(LockValue.Of(-1)),
            >= Opcode.One and <= Opcode.Sixteen => Put(LockValue.Of(opcode - Opcode.One + 1)),
            0x61 or 0xAB or >= 0xB0 and <= 0xB9 => true,
            0x69 => Demand(way, way.Pop(), true),
            >= 0x6B and <= 0x7D => Shuffle(opcode),
            0x82 => Put(LockValue.Any),
            Opcode.Equal => Put(Compare(way.Pop(), way.Pop())),
            Opcode.EqualVerify => Demand(way, Compare(way.Pop(), way.Pop()), true),
            >= 0x8B and <= 0xA5 => Calculate(opcode),
            >= 0xA6 and <= 0xAA => Put(Hash(way.Pop(), opcode)),
            Opcode.CheckSignature => Put(Single()),
            Opcode.CheckSignature + 1 => Demand(way, Single(), true),
            Opcode.CheckMultiSignature => !isTapscript && Multi() is { } check && Put(check),
            Opcode.CheckMultiSignatureVerify => !isTapscript && Multi() is { } check && Demand(way, check, true),
            Opcode.CheckSignatureAdd => isTapscript && Put(AddSingle()),
            _ => false,
        };
    }

    private readonly bool Put(LockValue value)
    {
        way.Push(value);
        return true;
    }

    private readonly bool Branch(byte opcode)
    {
        const byte If = 0x63, NotIf = 0x64, Else = 0x67;
        List<bool> conditions = way.Conditions;
        if (opcode is If or NotIf)
        {
            if (!way.IsFollowed)
            {
                conditions.Add(false);
                return true;
            }

            LockValue condition = way.Pop();
            LockPath other = way.Fork();
            if (Demand(other, condition, opcode != If))
            {
                other.Conditions.Add(false);
                others.Push(other);
            }

            conditions.Add(true);
            return Demand(way, condition, opcode == If);
        }

        if (conditions.Count == 0)
            return false;
        if (opcode == Else)
            conditions[^1] = !conditions[^1];
        else
            conditions.RemoveAt(conditions.Count - 1);
        return true;
    }

    /// <summary>Notes what must hold for an item to be true or false; false where it cannot be.</summary>
    private readonly bool Demand(LockPath path, LockValue value, bool isTrue)
    {
        switch (value.Kind)
        {
            case LockValueKind.Number or LockValueKind.Bytes:
                return IsTrue(value) == isTrue;
            case LockValueKind.Check or LockValueKind.Sum when isTrue:
                path.Needed.Add(value.First);
                return true;
            case LockValueKind.Comparison when isTrue:
                path.Held.Add(value.First);
                return true;
            default:
                return true;
        }
    }

    private readonly bool IsTrue(LockValue value)
    {
        if (value.Kind == LockValueKind.Number)
            return value.First != 0;
        ReadOnlySpan<byte> bytes = this.script.Slice(value.First, value.Second);
        int set = bytes.IndexOfAnyExcept((byte)0);
        // The last byte's highest bit is a sign: there is a negative zero.
        return set >= 0 && (set < bytes.Length - 1 || bytes[set] != 0x80);
    }

    private readonly int? NumberOf(LockValue value)
    {
        if (value.Kind == LockValueKind.Number)
            return value.First;
        if (value.Kind != LockValueKind.Bytes || value.Second > 3)
            return null;
        ReadOnlySpan<byte> bytes = this.script.Slice(value.First, value.Second);
        int number = 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
            number = (number << 8) | (i == bytes.Length - 1 ? bytes[i] & 0x7F : bytes[i]);
        return (bytes[^1] & 0x80) != 0 ? -number : number;
    }

    private readonly LockValue Compare(LockValue one, LockValue other)
    {
        if (other.Kind is LockValueKind.Bytes or LockValueKind.Number)
            (one, other) = (other, one);
        if (one.Kind == LockValueKind.Bytes && other.Kind == LockValueKind.Bytes)
            return LockValue.Of(
                this.script.Slice(one.First, one.Second).SequenceEqual(this.script.Slice(other.First, other.Second)) ? 1 : 0);
        if (one.Kind is LockValueKind.Bytes or LockValueKind.Number && other.Kind is LockValueKind.Bytes or LockValueKind.Number)
            return NumberOf(one) is { } left && NumberOf(other) is { } right ? LockValue.Of(left == right ? 1 : 0) : LockValue.Of(0);
        if (other.Kind == LockValueKind.Hash)
        {
            // No hash is empty, short or long.
            int length = other.Second is 0xA8 or 0xAA ? 32 : 20;
            return one.Kind == LockValueKind.Bytes && one.Second == length ? Comparison(other.First, (byte)other.Second, one)
                : one.Kind is LockValueKind.Bytes or LockValueKind.Number ? LockValue.Of(0) : LockValue.Any;
        }

        return one.Kind == LockValueKind.Bytes && other.Kind == LockValueKind.Input ? Comparison(other.First, 0, one) : LockValue.Any;
    }

    private readonly LockValue Comparison(int input, byte hash, LockValue expected)
    {
        way.Comparisons.Add(new(input, hash, new ByteRange(expected.First, expected.Second)));
        return new(LockValueKind.Comparison, way.Comparisons.Count - 1);
    }

    private static LockValue Hash(LockValue value, byte opcode) =>
        value.Kind == LockValueKind.Input ? new(LockValueKind.Hash, value.First, opcode) : LockValue.Any;

    private readonly LockValue Single()
    {
        LockValue key = way.Pop();
        way.Pop();
        return Check([key], 1);
    }

    private readonly LockValue AddSingle()
    {
        LockValue key = way.Pop(), sum = way.Pop();
        way.Pop();
        LockValue check = Check([key], 1);
        return Add(sum, check);
    }

    private readonly LockValue Check(LockValue[] keys, int needed)
    {
        way.Checks.Add(new(keys, needed));
        return new(LockValueKind.Check, way.Checks.Count - 1, 1);
    }

    /// <summary>A check of several keys; null where it always fails.</summary>
    private readonly LockValue? Multi()
    {
        const int MostKeys = 20;
        LockValue total = way.Pop();
        // A spender who chooses how many keys there are chooses none.
        if (total.Kind is not (LockValueKind.Number or LockValueKind.Bytes))
            return LockValue.Any;
        if (NumberOf(total) is not { } count || count is < 0 or > MostKeys)
            return null;
        var keys = new LockValue[count];
        for (int i = 0; i < count; i++)
            keys[i] = way.Pop();
        LockValue required = way.Pop();
        if (required.Kind is not (LockValueKind.Number or LockValueKind.Bytes))
            return LockValue.Any;
        if (NumberOf(required) is not { } needed || needed < 0 || needed > count)
            return null;
        // The signatures, and the item more that the first implementation takes.
        for (int i = 0; i <= needed; i++)
            way.Pop();
        return needed == 0 ? LockValue.Of(1) : Check(keys, needed);
    }

    private readonly LockValue Add(LockValue one, LockValue other)
    {
        if (NumberOf(one) is { } left && NumberOf(other) is { } right)
            return LockValue.Of(left + right);
        if (NumberOf(one) == 0)
            return other;
        if (NumberOf(other) == 0)
            return one;
        bool areChecks = one.Kind is LockValueKind.Check or LockValueKind.Sum && other.Kind is LockValueKind.Check or LockValueKind.Sum
            && one.First + one.Second == other.First;
        return areChecks ? new(LockValueKind.Sum, one.First, one.Second + other.Second) : LockValue.Any;
    }

    private readonly bool Calculate(byte opcode)
    {
        const byte ZeroNotEqual = 0x92, Plus = 0x93, And = 0x9A, Or = 0x9B, NumEqual = 0x9C, NumEqualVerify = 0x9D, Within = 0xA5;
        if (opcode <= ZeroNotEqual)
        {
            LockValue value = way.Pop();
            return Put(opcode == ZeroNotEqual && value.Kind is LockValueKind.Check or LockValueKind.Sum or LockValueKind.Comparison
                ? value : opcode == 0x91 && NumberOf(value) is { } number ? LockValue.Of(number == 0 ? 1 : 0) : LockValue.Any);
        }

        if (opcode == Within)
            way.Pop();
        LockValue right = way.Pop(), left = way.Pop();
        switch (opcode)
        {
            case Plus:
                return Put(Add(left, right));
            case And:
                return Put(Both(left, right));
            case Or:
                return Put(Either(left, right));
            case NumEqual or NumEqualVerify:
                LockValue equal = left.Kind is LockValueKind.Check or LockValueKind.Sum
                    ? AtLeast(left, right, 1) : AtLeast(right, left, 1);
                return opcode == NumEqual ? Put(equal) : Demand(way, equal, true);
            // More than, at least; and the same turned round.
            case 0xA0:
                return Put(AtLeast(left, right, 0));
            case 0xA2:
                return Put(AtLeast(left, right, 1));
            case 0x9F:
                return Put(AtLeast(right, left, 0));
            case 0xA1:
                return Put(AtLeast(right, left, 1));
            default:
                return Put(LockValue.Any);
        }
    }

    /// <summary>Both must be true: where one needs a signature, both do.</summary>
    private readonly LockValue Both(LockValue left, LockValue right)
    {
        if (left.Kind is LockValueKind.Check or LockValueKind.Sum && right.Kind is LockValueKind.Check or LockValueKind.Sum)
        {
            SignatureCheck one = way.Checks[left.First], other = way.Checks[right.First];
            return Check([.. one.Keys, .. other.Keys], one.Needed + other.Needed);
        }

        return left.Kind is LockValueKind.Check or LockValueKind.Sum ? left
            : right.Kind is LockValueKind.Check or LockValueKind.Sum ? right
            : left.Kind == LockValueKind.Comparison ? left : right.Kind == LockValueKind.Comparison ? right : LockValue.Any;
    }

    private readonly LockValue Either(LockValue left, LockValue right) =>
        left.Kind is LockValueKind.Check or LockValueKind.Sum && right.Kind is LockValueKind.Check or LockValueKind.Sum
            ? Check([.. way.Checks[left.First].Keys, .. way.Checks[right.First].Keys],
                Math.Min(way.Checks[left.First].Needed, way.Checks[right.First].Needed))
            : LockValue.Any;

    /// <summary>Whether a number of checks that hold reaches a number of the script: then so many keys have signed.</summary>
    private readonly LockValue AtLeast(LockValue sum, LockValue number, int least)
    {
        if (sum.Kind is not (LockValueKind.Check or LockValueKind.Sum) || NumberOf(number) is not { } needed)
            return LockValue.Any;
        needed += 1 - least;
        if (needed < 1)
            return LockValue.Any;
        LockValue[] keys = [.. way.Checks.GetRange(sum.First, sum.Second).SelectMany(check => check.Keys)];
        return needed > keys.Length ? LockValue.Of(0) : Check(keys, needed);
    }

    private bool Shuffle(byte opcode)
    {
        switch (opcode)
        {
            case 0x6B:
                way.Aside.Add(way.Pop());
                return true;
            case 0x6C:
                if (way.Aside.Count == 0)
                    return false;
                way.Push(way.Aside[^1]);
                way.Aside.RemoveAt(way.Aside.Count - 1);
                return true;
            case 0x6D:
                way.Pop();
                way.Pop();
                return true;
            case 0x6E or 0x6F:
                int copies = opcode - 0x6C;
                for (int i = 0; i < copies; i++)
                    way.Push(way.Peek(copies - 1));
                return true;
            case 0x70:
                way.Push(way.Peek(3));
                return Put(way.Peek(3));
            case 0x71:
                way.Push(way.Remove(5));
                return Put(way.Remove(5));
            case 0x72:
                way.Push(way.Remove(3));
                return Put(way.Remove(3));
            case 0x73:
                return DuplicateIfTrue();
            case 0x74:
                return Put(LockValue.Any);
            case 0x75:
                way.Pop();
                return true;
            case 0x76:
                return Put(way.Peek(0));
            case 0x77:
                way.Remove(1);
                return true;
            case 0x78:
                return Put(way.Peek(1));
            case 0x79 or 0x7A:
                return Choose(opcode == 0x7A);
            case 0x7B:
                return Put(way.Remove(2));
            case 0x7C:
                return Put(way.Remove(1));
            default:
                way.Insert(2, way.Peek(0));
                return true;
        }
    }

    private readonly bool DuplicateIfTrue()
    {
        LockValue value = way.Peek(0);
        LockPath other = way.Fork();
        if (Demand(other, value, false))
            others.Push(other);
        way.Push(value);
        return Demand(way, value, true);
    }

    private bool Choose(bool removes)
    {
        const int Deepest = 1000;
        LockValue index = way.Pop();
        if (index.Kind is not (LockValueKind.Number or LockValueKind.Bytes))
        {
            IsLost = true;
            return false;
        }

        return NumberOf(index) is { } depth and >= 0 and <= Deepest && Put(removes ? way.Remove(depth) : way.Peek(depth));
    }
}
