namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// The in-place ripple-carry adder of Cuccaro, Draper, Kutin and Moulton (arXiv quant-ph/0410184) and what follows from it:
/// 2 Toffoli gates a bit, one ancilla.
/// </summary>
internal static class RippleCarryAdder
{
    /// <summary>target += source, modulo 2^width. Costs 2 (width - 1) Toffoli gates.</summary>
    /// <param name="builder">Receives the gates.</param>
    /// <param name="source">Addend; unchanged.</param>
    /// <param name="target">Sum; as wide as <paramref name="source"/>.</param>
    public static void Add(this ReversibleBuilder builder, int[] source, int[] target)
    {
        RequireWidth(source, target, target.Length);
        int top = target.Length - 1;
        int[] carry = builder.Allocate(1);
        for (int i = 0; i < top; i++)
            Majority(builder, i == 0 ? carry[0] : source[i - 1], target[i], source[i]);
        builder.Cnot(source[top], target[top]);
        builder.Cnot(top == 0 ? carry[0] : source[top - 1], target[top]);
        for (int i = top - 1; i >= 0; i--)
            UnmajorityAndAdd(builder, i == 0 ? carry[0] : source[i - 1], target[i], source[i]);
        builder.Release(carry);
    }

    /// <summary>target -= source, modulo 2^width.</summary>
    /// <inheritdoc cref="Add" path="/param"/>
    public static void Subtract(this ReversibleBuilder builder, int[] source, int[] target) =>
        builder.Inverse(() => builder.Add(source, target));

    /// <summary>target += constant, modulo 2^width.</summary>
    public static void AddConstant(this ReversibleBuilder builder, ulong constant, int[] target)
    {
        int[] loaded = builder.Allocate(target.Length);
        builder.Within(() => builder.Xor(constant, loaded), () => builder.Add(loaded, target));
        builder.Release(loaded);
    }

    /// <summary>target += constant where the control is 1, modulo 2^width.</summary>
    public static void ControlledAddConstant(this ReversibleBuilder builder, int control, ulong constant, int[] target)
    {
        int[] loaded = builder.Allocate(target.Length);
        builder.Within(() => builder.ControlledXor(control, constant, loaded), () => builder.Add(loaded, target));
        builder.Release(loaded);
    }

    /// <summary>Flips <paramref name="flag"/> when left is less than right, both as wide. Costs 2 Toffoli gates a bit.</summary>
    public static void FlipIfLess(this ReversibleBuilder builder, int[] left, int[] right, int flag)
    {
        RequireWidth(left, right, left.Length);
        int[] carry = builder.Allocate(1);
        // right + (2^n - 1 - left) overflows exactly when right > left.
        builder.Within(
            () =>
            {
                foreach (int qubit in left)
                    builder.Not(qubit);
                for (int i = 0; i < left.Length; i++)
                    Majority(builder, i == 0 ? carry[0] : right[i - 1], left[i], right[i]);
            },
            () => builder.Cnot(right[^1], flag));
        builder.Release(carry);
    }

    /// <summary>Leaves the carry out of carry + target + source in <paramref name="source"/>.</summary>
    private static void Majority(ReversibleBuilder builder, int carry, int target, int source)
    {
        builder.Cnot(source, target);
        builder.Cnot(source, carry);
        builder.Toffoli(carry, target, source);
    }

    private static void UnmajorityAndAdd(ReversibleBuilder builder, int carry, int target, int source)
    {
        builder.Toffoli(carry, target, source);
        builder.Cnot(source, carry);
        builder.Cnot(carry, target);
    }

    private static void RequireWidth(int[] first, int[] second, int width)
    {
        if (first.Length != width || second.Length != width || width == 0)
            throw new ArgumentException(
                $"The registers are {first.Length} and {second.Length} qubits wide; they must be equally wide and not empty.");
    }
}
