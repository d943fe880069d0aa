namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// Arithmetic modulo an odd prime on registers that hold numbers below it, after Vedral, Barenco and Ekert
/// (arXiv quant-ph/9511018) and Roetteler et al. (arXiv:1706.06752, section 4). All ancillas return to zero.
/// </summary>
internal sealed class ModularArithmetic
{
    private readonly ReversibleBuilder builder;
    private readonly int width;

    /// <summary>Writes gates into <paramref name="builder"/>.</summary>
    /// <param name="builder">Receives the gates.</param>
    /// <param name="prime">The odd prime modulus, at most 30 bits.</param>
    public ModularArithmetic(ReversibleBuilder builder, int prime)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (prime < 3 || prime % 2 == 0 || prime >= 1 << 30)
            throw new QuantumException($"The modulus is an odd prime below 2^30, not {prime}.");
        (this.builder, Prime, width) = (builder, prime, System.Numerics.BitOperations.Log2((uint)prime) + 1);
    }

    /// <summary>The modulus.</summary>
    public int Prime { get; }

    /// <summary>A register for one number, in the state zero.</summary>
    public int[] Allocate() => builder.Allocate(width);

    /// <summary>target += source.</summary>
    public void Add(int[] source, int[] target)
    {
        int[] high = builder.Allocate(1), padding = builder.Allocate(1), flag = builder.Allocate(1);
        int[] wide = [.. target, .. high];
        builder.Add([.. source, .. padding], wide);
        ReduceOnce(wide, flag[0]);
        // The flag says "was below the prime"; then the sum is not less than the addend.
        builder.FlipIfLess(target, source, flag[0]);
        builder.Not(flag[0]);
        Release(flag, padding, high);
    }

    /// <summary>target -= source.</summary>
    public void Subtract(int[] source, int[] target) => builder.Inverse(() => Add(source, target));

    /// <summary>target += constant.</summary>
    public void AddConstant(int constant, int[] target) =>
        WithLoaded(loaded => builder.Xor(Reduced(constant), loaded), loaded => Add(loaded, target));

    /// <summary>target += constant where the control is 1.</summary>
    public void ControlledAddConstant(int control, int constant, int[] target) =>
        WithLoaded(loaded => builder.ControlledXor(control, Reduced(constant), loaded), loaded => Add(loaded, target));

    /// <summary>target += source where the control, no qubit of the source, is 1.</summary>
    public void ControlledAdd(int control, int[] source, int[] target) =>
        WithLoaded(
            loaded =>
            {
                for (int i = 0; i < width; i++)
                    builder.Toffoli(control, source[i], loaded[i]);
            },
            loaded => Add(loaded, target));

    /// <summary>target -= source where the control is 1.</summary>
    public void ControlledSubtract(int control, int[] source, int[] target) =>
        builder.Inverse(() => ControlledAdd(control, source, target));

    /// <summary>target = -target where the control is 1; zero becomes the prime itself, so it must not occur.</summary>
    public void ControlledNegateNonzero(int control, int[] target)
    {
        foreach (int qubit in target)
            builder.Cnot(control, qubit);
        // All ones minus x, less (all ones minus p), is p - x.
        ulong excess = (1UL << width) - 1 - (ulong)Prime;
        builder.Inverse(() => builder.ControlledAddConstant(control, excess, target));
    }

    /// <summary>target = 2 target: a shift and one reduction; the flag is the lowest bit, since the prime is odd.</summary>
    public void MultiplyByTwo(int[] target)
    {
        int[] high = builder.Allocate(1), flag = builder.Allocate(1);
        int[] wide = [.. target, .. high];
        for (int i = width; i > 0; i--)
        {
            // The upper place is empty, so two CNOTs move the bit.
            builder.Cnot(wide[i - 1], wide[i]);
            builder.Cnot(wide[i], wide[i - 1]);
        }

        ReduceOnce(wide, flag[0]);
        builder.Not(flag[0]);
        builder.Cnot(target[0], flag[0]);
        Release(flag, high);
    }

    /// <summary>product = left * right, from zero; the inverse clears it. Horner's rule: n additions and n - 1 doublings.</summary>
    public void Multiply(int[] left, int[] right, int[] product)
    {
        for (int i = width - 1; i >= 0; i--)
        {
            ControlledAdd(left[i], right, product);
            if (i > 0)
                MultiplyByTwo(product);
        }
    }

    /// <summary>square = value^2, from zero.</summary>
    public void Square(int[] value, int[] square) => WithLoaded(copy => builder.Xor(value, copy), copy => Multiply(value, copy, square));

    /// <summary>
    /// inverse = 1 / value, from zero; zero stays zero. Fermat: value^(p-2) by squaring and multiplying, the powers kept until
    /// the result is copied, then undone: O(n) multiplications and O(n^2) ancillas, where Kaliski's algorithm needs O(n).
    /// </summary>
    public void Invert(int[] value, int[] inverse)
    {
        int exponent = Prime - 2, length = 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)exponent);
        int squares = length - 1, products = System.Numerics.BitOperations.PopCount((uint)exponent) - 1;
        int[][] powers = [.. Enumerable.Range(0, squares + products).Select(_ => Allocate())];
        int[] last = powers.Length == 0 ? value : powers[^1];
        builder.Within(() => RaisePowers(value, exponent, length, powers), () => builder.Xor(last, inverse));
        Release([.. powers.Reverse()]);
    }

    /// <summary>Square and multiply from the exponent's second highest bit down, every power in a register of its own.</summary>
    private void RaisePowers(int[] value, int exponent, int length, int[][] powers)
    {
        int used = 0;
        int[] power = value;
        for (int bit = length - 2; bit >= 0; bit--)
        {
            Square(power, powers[used]);
            power = powers[used++];
            if ((exponent >> bit & 1) == 0)
                continue;
            Multiply(power, value, powers[used]);
            power = powers[used++];
        }
    }

    /// <summary>
    /// Subtracts the prime from a number below twice the prime unless that makes it negative; the flag, from zero, then says that it would
    /// have.
    /// </summary>
    private void ReduceOnce(int[] wide, int flag)
    {
        builder.Inverse(() => builder.AddConstant((ulong)Prime, wide));
        builder.Cnot(wide[^1], flag);
        builder.ControlledAddConstant(flag, (ulong)Prime, wide);
    }

    private void WithLoaded(Action<int[]> load, Action<int[]> act)
    {
        int[] loaded = Allocate();
        builder.Within(() => load(loaded), () => act(loaded));
        builder.Release(loaded);
    }

    private void Release(params int[][] registers)
    {
        foreach (int[] register in registers)
            builder.Release(register);
    }

    private ulong Reduced(int constant) => (ulong)(((long)constant % Prime + Prime) % Prime);
}
