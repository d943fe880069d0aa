using Chrysalis.Talking.Checkpoints.Safetensors;

namespace Chrysalis.Talking.Tests.Checkpoints;

public class HalfNumbersTests
{
    // Not a multiple of the vectors' lanes: the last five are converted one by one.
    private const int Odd = ushort.MaxValue + 1 - 3;

    [Theory]
    [InlineData(ushort.MaxValue + 1)]
    [InlineData(Odd)]
    [InlineData(3)]
    [InlineData(0)]
    public void Widen_EveryHalfNumber_IsWhatTheRuntimeMakesOfIt(int count)
    {
        ushort[] halves = [.. Enumerable.Range(0, count).Select(bits => (ushort)bits)];
        var singles = new float[count];
        HalfNumbers.Widen(halves, singles);
        // Signs of zeros count; which NaN it is does not.
        Assert.All(halves.Zip(singles), pair =>
        {
            float expected = (float)BitConverter.UInt16BitsToHalf(pair.First);
            Assert.True(
                BitConverter.SingleToUInt32Bits(expected) == BitConverter.SingleToUInt32Bits(pair.Second)
                || float.IsNaN(expected) && float.IsNaN(pair.Second),
                $"{pair.First:x4}");
        });
    }
}
