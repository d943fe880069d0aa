using Chrysalis.Bitcoin.Hashing.Lanes;

namespace Chrysalis.Quantum.Reversible;

/// <summary>
/// SHA-256's compression function (FIPS 180-4, section 6.2.2) in NOT, CNOT and Toffoli gates.
/// A round only adds to two of its eight words, so it runs in place, as in the cipher SHACAL-2; the message schedule runs
/// in place in its sixteen words and is run backwards at the end. Beside message and state it needs 33 ancillas.
/// </summary>
internal sealed class Sha256Compression
{
    private const int RoundCount = 64;

    private readonly ReversibleBuilder builder;
    private readonly int[][] message;
    private readonly int[] scratch;

    private Sha256Compression(ReversibleBuilder builder, int[][] message, int[] scratch) =>
        (this.builder, this.message, this.scratch) = (builder, message, scratch);

    /// <summary>A register of words in the state zero.</summary>
    public static int[][] AllocateWords(ReversibleBuilder builder, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => builder.Allocate(32))];

    /// <summary>Flips the qubits of words by constants.</summary>
    public static void XorWords(ReversibleBuilder builder, ReadOnlySpan<uint> constants, int[][] words)
    {
        for (int i = 0; i < words.Length; i++)
            builder.Xor(constants[i], words[i]);
    }

    /// <summary>Turns eight zero words into the compression of sixteen message words from a known chaining value.</summary>
    public static void Append(ReversibleBuilder builder, int[][] message, ReadOnlySpan<uint> chaining, int[][] state)
    {
        uint[] initial = chaining.ToArray();
        XorWords(builder, initial, state);
        RunRounds(builder, message, state);
        for (int i = 0; i < 8; i++)
            builder.AddConstant(initial[i], state[i]);
    }

    /// <summary>
    /// Turns eight zero words into the compression of sixteen message words from a chaining value in qubits, which is kept.
    /// </summary>
    public static void Append(ReversibleBuilder builder, int[][] message, int[][] chaining, int[][] state)
    {
        for (int i = 0; i < 8; i++)
            builder.Xor(chaining[i], state[i]);
        RunRounds(builder, message, state);
        for (int i = 0; i < 8; i++)
            builder.Add(chaining[i], state[i]);
    }

    private static void RunRounds(ReversibleBuilder builder, int[][] message, int[][] state)
    {
        int[] scratch = builder.Allocate(32);
        var compression = new Sha256Compression(builder, message, scratch);
        int[][] words = [.. state];
        for (int t = 0; t < RoundCount; t++)
        {
            if (t >= 16)
                compression.ExtendMessage(t);
            compression.Round(words, t);
            words = [words[7], .. words[..7]];
        }

        // 64 rounds turn the eight names a whole number of times, so each word is back in its own qubits.
        for (int t = RoundCount - 1; t >= 16; t--)
            builder.Inverse(() => compression.ExtendMessage(t));
        builder.Release(scratch);
    }

    /// <summary>w[t-16] becomes w[t] = w[t-16] + s0(w[t-15]) + w[t-7] + s1(w[t-2]).</summary>
    private void ExtendMessage(int t)
    {
        int[] word = message[t % 16];
        AddMixed(message[(t - 15) % 16], 7, 18, 3, isShift: true, word);
        builder.Add(message[(t - 7) % 16], word);
        AddMixed(message[(t - 2) % 16], 17, 19, 10, isShift: true, word);
    }

    /// <summary>One round; h becomes the new a and d the new e.</summary>
    private void Round(int[][] words, int t)
    {
        if (words is not [var a, var b, var c, var d, var e, var f, var g, var h])
            throw new ArgumentException("The state has eight words.", nameof(words));
        AddMixed(e, 6, 11, 25, isShift: false, h);
        // Ch(e, f, g) = g ^ e (f ^ g), built where g is.
        builder.Within(() => { builder.Xor(g, f); And(e, f, g); }, () => builder.Add(g, h));
        builder.Within(() => builder.Xor(Sha256Constants.Round[t], scratch), () => builder.Add(scratch, h));
        builder.Add(message[t % 16], h);
        builder.Add(h, d);
        AddMixed(a, 2, 13, 22, isShift: false, h);
        // Maj(a, b, c) = a ^ (a ^ b) (a ^ c), built where a is.
        builder.Within(() => { builder.Xor(a, b); builder.Xor(a, c); And(b, c, a); }, () => builder.Add(a, h));
    }

    /// <summary>target += rotr(source, first) ^ rotr(source, second) ^ (shr or rotr)(source, third).</summary>
    private void AddMixed(int[] source, int first, int second, int third, bool isShift, int[] target) => builder.Within(
        () =>
        {
            for (int i = 0; i < 32; i++)
            {
                builder.Cnot(source[(i + first) % 32], scratch[i]);
                builder.Cnot(source[(i + second) % 32], scratch[i]);
                if (!isShift || i + third < 32)
                    builder.Cnot(source[(i + third) % 32], scratch[i]);
            }
        },
        () => builder.Add(scratch, target));

    private void And(int[] left, int[] right, int[] target)
    {
        for (int i = 0; i < 32; i++)
            builder.Toffoli(left[i], right[i], target[i]);
    }
}
