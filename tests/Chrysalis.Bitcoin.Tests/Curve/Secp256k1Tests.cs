using System.Numerics;
using Chrysalis.Bitcoin.Curve;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Testing;

namespace Chrysalis.Bitcoin.Tests.Curve;

public class Secp256k1Tests
{
    /// <summary>Verifies signatures by BIP 340 with the curve that classifies keys.</summary>
    [Fact]
    public void Verify_Bip340Vectors_GiveTheirResults()
    {
        string[] lines = File.ReadAllLines(SharedData.Require("data/bitcoin/bip340_test-vectors.csv"));
        Assert.Equal(19, lines.Length - 1);
        foreach (string[] vector in lines.Skip(1).Select(line => line.Split(',')))
            Assert.True(
                (vector[6] == "TRUE")
                    == Verify(Convert.FromHexString(vector[2]), Convert.FromHexString(vector[4]), Convert.FromHexString(vector[5])),
                $"vector {vector[0]}: {vector[7]}");
    }

    [Theory]
    [InlineData("0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b4"
        + "48a68554199c47d08ffb10d4b8", true)]
    [InlineData("0679be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b4"
        + "48a68554199c47d08ffb10d4b8", true)]
    [InlineData("0779be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b4"
        + "48a68554199c47d08ffb10d4b8", false)]
    [InlineData("0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b4"
        + "48a68554199c47d08ffb10d4b9", false)]
    [InlineData("02eefdea4cdb677750a420fee807eacf21eb9898ae79b9768766e4faa04a2d4a34", false)]
    public void Decode_Key_TellsPointsOfTheCurve(string key, bool isPoint) =>
        Assert.Equal(isPoint, Secp256k1.Decode(Convert.FromHexString(key)) is not null);

    [Fact]
    public void IsPoint_KeysAtRandomAndAtTheEdges_SaysWhatDecodeDoes()
    {
        var random = new Random(1);
        int points = 0;
        foreach (byte[] x in Abscissas(random))
        {
            bool isPoint = Secp256k1.Lift(x) is not null;
            points += isPoint ? 1 : 0;
            Assert.Equal(isPoint, Secp256k1.IsAbscissa(x));
            Assert.Equal(isPoint, Secp256k1.IsPoint([2, .. x]));
            byte[] y = Secp256k1.Lift(x) is { } point ? Secp256k1.Bytes(random.Next(2) == 0 ? point.Y : Secp256k1.P - point.Y) : x;
            for (byte prefix = 4; prefix <= 7; prefix++)
                Assert.Equal(Secp256k1.Decode([prefix, .. x, .. y]) is not null, Secp256k1.IsPoint([prefix, .. x, .. y]));
            y[random.Next(32)] ^= 1;
            Assert.Equal(Secp256k1.Decode([4, .. x, .. y]) is not null, Secp256k1.IsPoint([4, .. x, .. y]));
        }

        Assert.InRange(points, 100, 400);
    }

    private static IEnumerable<byte[]> Abscissas(Random random)
    {
        var edge = new byte[32];
        yield return edge;
        for (int i = 1; i < 12; i++)
        {
            yield return Secp256k1.Bytes(i);
            yield return Secp256k1.Bytes(Secp256k1.P + 6 - i);
            yield return Secp256k1.Bytes(BigInteger.One << (22 * i));
        }

        yield return [.. Enumerable.Repeat((byte)255, 32)];
        for (int i = 0; i < 500; i++)
        {
            var x = new byte[32];
            random.NextBytes(x);
            yield return x;
        }
    }

    private static bool Verify(byte[] key, byte[] message, byte[] signature)
    {
        if (Secp256k1.Lift(key) is not { } point)
            return false;
        BigInteger r = Number(signature.AsSpan(0, 32)), s = Number(signature.AsSpan(32));
        if (r >= Secp256k1.P || s >= Secp256k1.N)
            return false;
        BigInteger challenge = Number(BitcoinHash.Tagged("BIP0340/challenge"u8, signature[..32], key, message)) % Secp256k1.N;
        return Secp256k1.Add(Secp256k1.Multiply(Secp256k1.G, s), Secp256k1.Multiply(point, Secp256k1.N - challenge)) is { } sum
            && sum.Y.IsEven && sum.X == r;
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
