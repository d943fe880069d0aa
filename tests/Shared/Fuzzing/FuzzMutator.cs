using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Chrysalis.Testing;

/// <summary>Damages inputs: the same random numbers damage the same way.</summary>
internal sealed class FuzzMutator(FuzzTarget target)
{
    private static readonly ulong[] Extremes =
    [
        0, 1, 2, 7, 8, 15, 16, 31, 32, 63, 64, 65, 127, 128, 255, 256, 511, 512, 1000, 1024, 4096, 32767, 32768, 65535, 65536,
        int.MaxValue - 1, int.MaxValue, 1UL << 31, uint.MaxValue - 1, uint.MaxValue, 1UL << 32, long.MaxValue, 1UL << 63, ulong.MaxValue,
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "2", "63", "64", "65", "255", "256", "65536", "1000000", "16777216", "2147483647", "2147483648",
        "-2147483648", "4294967295", "4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551616", "1e309", "-1e309", "1e-400", "NaN", "Infinity", "-Infinity", "0.5", "1,5", "1e3", "0x10", "1.", ".5", "+1",
        "00", "1_000", "½", "٣", "99999999999999999999999999999999",
    ];

    /// <summary>The input of a case: the seeds as they are, then damaged ones.</summary>
    public byte[] Input(long index, Random random)
    {
        if (index < target.Seeds.Count)
            return target.Seeds[(int)index];
        if (target.Make is { } make)
            return make(random);
        byte[] input = target.Seeds.Count == 0 ? [] : Pick(target.Seeds, random);
        for (int left = 1 + random.Next(random.Next(4) == 0 ? 12 : 3); left > 0; left--)
            input = Damage(input, random);
        return input.Length <= target.LongestInput ? input : input[..target.LongestInput];
    }

    private byte[] Damage(byte[] input, Random random) => random.Next(14) switch
    {
        0 or 1 => FlipBit(input, random),
        2 => SetByte(input, random),
        3 => input[..random.Next(input.Length + 1)],
        4 => Delete(input, random),
        5 => Duplicate(input, random),
        6 => Insert(input, Noise(random), random),
        7 => Splice(input, Pick(target.Seeds, random), random),
        8 or 9 => Extreme(input, random),
        10 => Number(input, random),
        11 when target.Tokens.Count > 0 => Insert(input, Pick(target.Tokens, random), random),
        12 when target.Tokens.Count > 0 => Overwrite(input, Pick(target.Tokens, random), random),
        13 => Swap(input, random),
        _ => FlipBit(input, random),
    };

    private static T Pick<T>(IReadOnlyList<T> choices, Random random) => choices[random.Next(choices.Count)];

    private static byte[] Noise(Random random)
    {
        byte[] noise = new byte[1 + random.Next(16)];
        random.NextBytes(noise);
        return noise;
    }

    /// <summary>A range: mostly short, at times up to the whole.</summary>
    private static (int Start, int Length) Range(byte[] input, Random random)
    {
        int start = random.Next(input.Length + 1);
        int most = input.Length - start;
        return (start, random.Next((random.Next(3) == 0 ? most : Math.Min(most, 16)) + 1));
    }

    private static byte[] FlipBit(byte[] input, Random random)
    {
        if (input.Length == 0)
            return Noise(random);
        byte[] result = [.. input];
        result[random.Next(result.Length)] ^= (byte)(1 << random.Next(8));
        return result;
    }

    private static byte[] SetByte(byte[] input, Random random)
    {
        byte[] value = [random.Next(3) switch { 0 => 0, 1 => 255, _ => (byte)random.Next(256) }];
        return Overwrite(input, value, random);
    }

    private static byte[] Delete(byte[] input, Random random)
    {
        (int start, int length) = Range(input, random);
        return [.. input.AsSpan(0, start), .. input.AsSpan(start + length)];
    }

    private byte[] Duplicate(byte[] input, Random random)
    {
        (int start, int length) = Range(input, random);
        int times = random.Next(8) == 0 ? random.Next(64) : 1;
        var result = new List<byte>(input.Length + times * length);
        result.AddRange(input.AsSpan(0, start + length));
        for (; times > 0 && result.Count < target.LongestInput; times--)
            result.AddRange(input.AsSpan(start, length));
        result.AddRange(input.AsSpan(start + length));
        return [.. result];
    }

    private static byte[] Insert(byte[] input, byte[] what, Random random)
    {
        int start = random.Next(input.Length + 1);
        return [.. input.AsSpan(0, start), .. what, .. input.AsSpan(start)];
    }

    private static byte[] Overwrite(byte[] input, byte[] what, Random random)
    {
        int start = random.Next(input.Length + 1);
        return [.. input.AsSpan(0, start), .. what, .. input.AsSpan(Math.Min(input.Length, start + what.Length))];
    }

    private static byte[] Splice(byte[] input, byte[] other, Random random) =>
        [.. input.AsSpan(0, random.Next(input.Length + 1)), .. other.AsSpan(random.Next(other.Length + 1))];

    /// <summary>A whole number at the edge of its range, or near a length of the input, in either order of bytes.</summary>
    private static byte[] Extreme(byte[] input, Random random)
    {
        ulong value = random.Next(5) == 0 ? (ulong)input.Length : Pick(Extremes, random);
        value += (ulong)(random.Next(4) == 0 ? random.Next(-2, 3) : 0);
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        bytes = bytes[..(1 << random.Next(4))];
        if (random.Next(3) == 0)
            Array.Reverse(bytes);
        return Overwrite(input, bytes, random);
    }

    /// <summary>Replaces a number written in digits by an extreme one.</summary>
    private static byte[] Number(byte[] input, Random random)
    {
        byte[] number = Encoding.UTF8.GetBytes(random.Next(4) == 0
            ? random.NextInt64(-100, 1000).ToString(CultureInfo.InvariantCulture) : Pick(Numbers, random));
        int start = random.Next(input.Length + 1);
        while (start < input.Length && !char.IsAsciiDigit((char)input[start]))
            start++;
        int end = start;
        while (end < input.Length && char.IsAsciiDigit((char)input[end]))
            end++;
        return [.. input.AsSpan(0, start), .. number, .. input.AsSpan(end)];
    }

    private static byte[] Swap(byte[] input, Random random)
    {
        int[] cuts = [random.Next(input.Length + 1), random.Next(input.Length + 1), random.Next(input.Length + 1)];
        Array.Sort(cuts);
        return
        [
            .. input.AsSpan(0, cuts[0]), .. input.AsSpan(cuts[1]..cuts[2]), .. input.AsSpan(cuts[0]..cuts[1]), .. input.AsSpan(cuts[2]),
        ];
    }
}
