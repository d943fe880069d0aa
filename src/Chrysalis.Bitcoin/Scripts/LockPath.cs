namespace Chrysalis.Bitcoin.Scripts;

/// <summary>One way through a script as far as it has been followed.</summary>
internal sealed class LockPath
{
    private readonly List<LockValue> stack;
    private int inputs;

    /// <summary>Stands at a script's start.</summary>
    public LockPath() => (stack, Aside, Conditions, Checks, Comparisons, Needed, Held) = ([], [], [], [], [], [], []);

    private LockPath(LockPath other)
    {
        (stack, Aside, Conditions, Checks, Comparisons, Needed, Held) =
            ([.. other.stack], [.. other.Aside], [.. other.Conditions], [.. other.Checks], [.. other.Comparisons], [.. other.Needed],
                [.. other.Held]);
        (inputs, Position) = (other.inputs, other.Position);
    }

    /// <summary>The next instruction's place in the script.</summary>
    public int Position { get; set; }

    /// <summary>The alternative stack.</summary>
    public List<LockValue> Aside { get; }

    /// <summary>For each branch that is open whether it is followed.</summary>
    public List<bool> Conditions { get; }

    /// <summary>All checks met.</summary>
    public List<SignatureCheck> Checks { get; }

    /// <summary>All comparisons met.</summary>
    public List<InputComparison> Comparisons { get; }

    /// <summary>Places of the checks that must hold.</summary>
    public List<int> Needed { get; }

    /// <summary>Places of the comparisons that must hold.</summary>
    public List<int> Held { get; }

    /// <summary>Whether the instructions here are carried out.</summary>
    public bool IsFollowed => !Conditions.Contains(false);

    /// <summary>Items on the stack that the script itself has put there or taken over.</summary>
    public int Depth => stack.Count;

    /// <summary>A copy, to go another way.</summary>
    public LockPath Fork() => new(this);

    /// <summary>Puts an item on the stack.</summary>
    public void Push(LockValue value) => stack.Add(value);

    /// <summary>Takes the topmost item; one that the spender gives where the script has put none.</summary>
    public LockValue Pop()
    {
        Reach(1);
        LockValue top = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    /// <summary>The item so far below the topmost one.</summary>
    public LockValue Peek(int depth)
    {
        Reach(depth + 1);
        return stack[^(depth + 1)];
    }

    /// <summary>Takes out the item so far below the topmost one.</summary>
    public LockValue Remove(int depth)
    {
        LockValue value = Peek(depth);
        stack.RemoveAt(stack.Count - 1 - depth);
        return value;
    }

    /// <summary>Puts an item so far below the topmost one.</summary>
    public void Insert(int depth, LockValue value)
    {
        Reach(depth);
        stack.Insert(stack.Count - depth, value);
    }

    private void Reach(int count)
    {
        while (stack.Count < count)
            stack.Insert(0, new(LockValueKind.Input, inputs++));
    }
}
