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
        if (opcode is ScriptOpcode.If or ScriptOpcode.NotIf or ScriptOpcode.Else or ScriptOpcode.EndIf)
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
            ScriptOpcode.OneNegate => Put(LockValue.Of(-1)),
            >= Opcode.One and <= Opcode.Sixteen => Put(LockValue.Of(opcode - Opcode.One + 1)),
            ScriptOpcode.Nop or ScriptOpcode.CodeSeparator or >= ScriptOpcode.FirstNop and <= ScriptOpcode.LastNop => true,
            ScriptOpcode.Verify => Demand(way, way.Pop(), true),
            >= ScriptOpcode.ToAltStack and <= ScriptOpcode.Tuck => Shuffle(opcode),
            ScriptOpcode.Size => Put(LockValue.Any),
            Opcode.Equal => Put(Compare(way.Pop(), way.Pop())),
            Opcode.EqualVerify => Demand(way, Compare(way.Pop(), way.Pop()), true),
            >= ScriptOpcode.AddOne and <= ScriptOpcode.Within => Calculate(opcode),
            >= ScriptOpcode.Ripemd160 and <= ScriptOpcode.Hash256 => Put(Hash(way.Pop(), opcode)),
            Opcode.CheckSignature => Put(Single()),
            ScriptOpcode.CheckSignatureVerify => Demand(way, Single(), true),
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
        List<bool> conditions = way.Conditions;
        if (opcode is ScriptOpcode.If or ScriptOpcode.NotIf)
        {
            if (!way.IsFollowed)
            {
                conditions.Add(false);
                return true;
            }

            LockValue condition = way.Pop();
            LockPath other = way.Fork();
            if (Demand(other, condition, opcode != ScriptOpcode.If))
            {
                other.Conditions.Add(false);
                others.Push(other);
            }

            conditions.Add(true);
            return Demand(way, condition, opcode == ScriptOpcode.If);
        }

        if (conditions.Count == 0)
            return false;
        if (opcode == ScriptOpcode.Else)
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
            int length = other.Second is Opcode.Sha256 or ScriptOpcode.Hash256 ? 32 : 20;
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
        if (opcode <= ScriptOpcode.ZeroNotEqual)
        {
            LockValue value = way.Pop();
            return Put(
                opcode == ScriptOpcode.ZeroNotEqual && value.Kind is LockValueKind.Check or LockValueKind.Sum or LockValueKind.Comparison
                    ? value
                        : opcode == ScriptOpcode.Not && NumberOf(value) is { } number ? LockValue.Of(number == 0 ? 1 : 0)
                        : LockValue.Any);
        }

        if (opcode == ScriptOpcode.Within)
            way.Pop();
        LockValue right = way.Pop(), left = way.Pop();
        switch (opcode)
        {
            case ScriptOpcode.Add:
                return Put(Add(left, right));
            case ScriptOpcode.And:
                return Put(Both(left, right));
            case ScriptOpcode.Or:
                return Put(Either(left, right));
            case ScriptOpcode.NumEqual or ScriptOpcode.NumEqualVerify:
                LockValue equal = left.Kind is LockValueKind.Check or LockValueKind.Sum
                    ? AtLeast(left, right, 1) : AtLeast(right, left, 1);
                return opcode == ScriptOpcode.NumEqual ? Put(equal) : Demand(way, equal, true);
            case ScriptOpcode.Greater:
                return Put(AtLeast(left, right, 0));
            case ScriptOpcode.AtLeast:
                return Put(AtLeast(left, right, 1));
            case ScriptOpcode.Less:
                return Put(AtLeast(right, left, 0));
            case ScriptOpcode.AtMost:
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
            case ScriptOpcode.ToAltStack:
                way.Aside.Add(way.Pop());
                return true;
            case ScriptOpcode.FromAltStack:
                if (way.Aside.Count == 0)
                    return false;
                way.Push(way.Aside[^1]);
                way.Aside.RemoveAt(way.Aside.Count - 1);
                return true;
            case ScriptOpcode.TwoDrop:
                way.Pop();
                way.Pop();
                return true;
            case ScriptOpcode.TwoDuplicate or ScriptOpcode.ThreeDuplicate:
                int copies = opcode == ScriptOpcode.TwoDuplicate ? 2 : 3;
                for (int i = 0; i < copies; i++)
                    way.Push(way.Peek(copies - 1));
                return true;
            case ScriptOpcode.TwoOver:
                way.Push(way.Peek(3));
                return Put(way.Peek(3));
            case ScriptOpcode.TwoRotate:
                way.Push(way.Remove(5));
                return Put(way.Remove(5));
            case ScriptOpcode.TwoSwap:
                way.Push(way.Remove(3));
                return Put(way.Remove(3));
            case ScriptOpcode.DuplicateIfTrue:
                return DuplicateIfTrue();
            case ScriptOpcode.Depth:
                return Put(LockValue.Any);
            case ScriptOpcode.Drop:
                way.Pop();
                return true;
            case Opcode.Duplicate:
                return Put(way.Peek(0));
            case ScriptOpcode.Nip:
                way.Remove(1);
                return true;
            case ScriptOpcode.Over:
                return Put(way.Peek(1));
            case ScriptOpcode.Pick or ScriptOpcode.Roll:
                return Choose(removes: opcode == ScriptOpcode.Roll);
            case ScriptOpcode.Rotate:
                return Put(way.Remove(2));
            case ScriptOpcode.Swap:
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
