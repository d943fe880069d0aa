using System.Numerics;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>
/// Python's pickle format as a stack machine that builds plain values: null, bool, long, BigInteger, double, string, byte[],
/// List (lists and sets), object[] (tuples), <see cref="PickleDictionary"/>, and what <see cref="PickleCalls"/> makes.
/// It does not recurse, calls nothing, and its memory and time are bounded by the pickle's size and the budget below.
/// </summary>
internal sealed class Unpickler(PickleBytes bytes, PickleCalls calls, string source)
{
    private const int MaximumSteps = 4_000_000;
    private const int LongestName = 1000;
    private const int LongestInteger = 256;
    private readonly List<object?> stack = [];
    private readonly List<int> marks = [];
    private readonly Dictionary<uint, object?> memo = [];
    private int steps;

    /// <summary>Runs one pickle to its end and returns its value.</summary>
    /// <exception cref="CheckpointException">It is damaged, hostile or holds more than tensors.</exception>
    public object? Run()
    {
        while (true)
        {
            if (++steps > MaximumSteps)
                throw new CheckpointException($"'{source}' is damaged or hostile: its pickle takes more than {MaximumSteps} steps.");
            long at = bytes.Position;
            var code = (PickleOpcode)bytes.Byte();
            if (code == PickleOpcode.Stop)
                return Pop();
            if (!Constant(code) && !Words(code) && !Container(code) && !Fill(code) && !Call(code) && !Memory(code))
                throw new CheckpointException(
                    $"'{source}' is damaged or hostile: its pickle holds the unknown instruction 0x{(byte)code:x2} at byte {at}.");
        }
    }

    private bool Constant(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.None: Push(null); break;
            case PickleOpcode.True: Push(true); break;
            case PickleOpcode.False: Push(false); break;
            case PickleOpcode.BinaryInt: Push((long)bytes.Int32()); break;
            case PickleOpcode.BinaryInt1: Push((long)bytes.Byte()); break;
            case PickleOpcode.BinaryInt2: Push((long)bytes.UInt16()); break;
            case PickleOpcode.Long1: PushInteger(bytes.Byte()); break;
            case PickleOpcode.Long4: PushInteger(bytes.Int32()); break;
            case PickleOpcode.BinaryFloat: Push(bytes.Double()); break;
            default: return false;
        }

        return true;
    }

    private bool Words(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.BinaryUnicode: Push(bytes.Utf8(bytes.UInt32())); break;
            case PickleOpcode.ShortBinaryUnicode: Push(bytes.Utf8(bytes.Byte())); break;
            case PickleOpcode.BinaryUnicode8: Push(bytes.Utf8(bytes.Int64())); break;
            // Python 2 wrote its strings so; torch reads them as text.
            case PickleOpcode.BinaryString: Push(bytes.Utf8(bytes.Int32())); break;
            case PickleOpcode.ShortBinaryString: Push(bytes.Utf8(bytes.Byte())); break;
            case PickleOpcode.BinaryBytes: Push(bytes.Bytes(bytes.UInt32())); break;
            case PickleOpcode.ShortBinaryBytes: Push(bytes.Bytes(bytes.Byte())); break;
            case PickleOpcode.BinaryBytes8: Push(bytes.Bytes(bytes.Int64())); break;
            default: return false;
        }

        return true;
    }

    private bool Container(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.EmptyTuple: Push(Array.Empty<object?>()); break;
            case PickleOpcode.Tuple1: Push(PopMany(1)); break;
            case PickleOpcode.Tuple2: Push(PopMany(2)); break;
            case PickleOpcode.Tuple3: Push(PopMany(3)); break;
            case PickleOpcode.Tuple or PickleOpcode.FrozenSet: Push(PopToMark()); break;
            case PickleOpcode.EmptyList or PickleOpcode.EmptySet: Push(new List<object?>()); break;
            case PickleOpcode.List: Push(new List<object?>(PopToMark())); break;
            case PickleOpcode.EmptyDictionary: Push(new PickleDictionary()); break;
            case PickleOpcode.Dictionary:
                object?[] pairs = PopToMark();
                Push(new PickleDictionary());
                AddPairs(pairs);
                break;
            default: return false;
        }

        return true;
    }

    private bool Fill(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.Append:
                object? item = Pop();
                Top<List<object?>>("a list").Add(item);
                break;
            case PickleOpcode.Appends or PickleOpcode.AddItems:
                object?[] items = PopToMark();
                Top<List<object?>>("a list").AddRange(items);
                break;
            case PickleOpcode.SetItem: AddPairs(PopMany(2)); break;
            case PickleOpcode.SetItems: AddPairs(PopToMark()); break;
            default: return false;
        }

        return true;
    }

    private bool Call(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.Global: Push(calls.Resolve(bytes.Line(LongestName), bytes.Line(LongestName))); break;
            case PickleOpcode.StackGlobal:
                string name = Expect<string>(Pop(), "a name"), module = Expect<string>(Pop(), "a module");
                Push(calls.Resolve(module, name));
                break;
            case PickleOpcode.Reduce or PickleOpcode.NewObject:
                object?[] arguments = Expect<object?[]>(Pop(), "arguments");
                Push(calls.Call(Expect<PickleGlobal>(Pop(), "a callable"), arguments, Spend));
                break;
            case PickleOpcode.Build:
                object? state = Pop();
                // Attributes of a dictionary or tensor (a state_dict's _metadata) say nothing about its numbers.
                if (Top<object>("an object") is PickleObject target)
                    target.State = state;
                break;
            case PickleOpcode.BinaryPersistentId: Push(calls.Storage(Pop())); break;
            default: return false;
        }

        return true;
    }

    private bool Memory(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.Protocol: bytes.Byte(); break;
            case PickleOpcode.Frame: bytes.Int64(); break;
            case PickleOpcode.Mark: marks.Add(stack.Count); break;
            case PickleOpcode.Pop: Pop(); break;
            case PickleOpcode.PopMark: PopToMark(); break;
            case PickleOpcode.Duplicate: Push(Top<object?>("a value")); break;
            case PickleOpcode.BinaryPut: memo[bytes.Byte()] = Top<object?>("a value"); break;
            case PickleOpcode.LongBinaryPut: memo[bytes.UInt32()] = Top<object?>("a value"); break;
            case PickleOpcode.Memoize: memo[(uint)memo.Count] = Top<object?>("a value"); break;
            case PickleOpcode.BinaryGet: Push(Recall(bytes.Byte())); break;
            case PickleOpcode.LongBinaryGet: Push(Recall(bytes.UInt32())); break;
            default: return false;
        }

        return true;
    }

    private void Push(object? value) => stack.Add(value);

    private object? Pop()
    {
        object? top = Top<object?>("a value");
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    private T Top<T>(string wanted) =>
        stack.Count > (marks.Count > 0 ? marks[^1] : 0) ? Expect<T>(stack[^1], wanted) : throw Damaged(wanted);

    private object?[] PopMany(int count)
    {
        if (stack.Count - (marks.Count > 0 ? marks[^1] : 0) < count)
            throw Damaged($"{count} values");
        object?[] values = [.. stack.GetRange(stack.Count - count, count)];
        stack.RemoveRange(stack.Count - count, count);
        return values;
    }

    private object?[] PopToMark()
    {
        if (marks.Count == 0)
            throw Damaged("a mark");
        object?[] values = PopMany(stack.Count - marks[^1]);
        marks.RemoveAt(marks.Count - 1);
        return values;
    }

    private void AddPairs(object?[] pairs)
    {
        var target = Top<PickleDictionary>("a dictionary");
        if (pairs.Length % 2 != 0)
            throw Damaged("pairs");
        for (int i = 0; i < pairs.Length; i += 2)
            target.Add(pairs[i], pairs[i + 1]);
    }

    private object? Recall(uint index) => memo.TryGetValue(index, out object? value) ? value : throw Damaged($"remembered value {index}");

    /// <summary>Small integers as long, so that sizes need one type only.</summary>
    private void PushInteger(int length)
    {
        if (length is < 0 or > LongestInteger)
            throw Damaged("an integer of sane size");
        var value = new BigInteger(bytes.Bytes(length));
        if (value >= long.MinValue && value <= long.MaxValue)
            Push((long)value);
        else
            Push(value);
    }

    private void Spend(int count) => steps = Math.Min(MaximumSteps, steps + count);

    private T Expect<T>(object? value, string wanted) => value is T expected ? expected
        : value is null && default(T) is null && typeof(T) == typeof(object) ? default!
        : throw Damaged(wanted);

    private CheckpointException Damaged(string wanted) =>
        new($"'{source}' is damaged or hostile: its pickle wants {wanted} before byte {bytes.Position} where there is none.");
}
