using System.Numerics;
using Chrysalis.Quantum.Grover;
using Chrysalis.Quantum.Reversible;

namespace Chrysalis.Quantum.Tests.Grover;

public class MiningOracleTests
{
    private static readonly MiningHeader Genesis = MiningHeader.Parse(MiningHeader.Genesis);

    [Fact]
    public void Header_Genesis_HasTheKnownHashAndMeetsItsTarget()
    {
        Assert.Equal("000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f", MiningHeader.Format(Genesis.Hash()));
        Assert.Equal("00000000ffff0000000000000000000000000000000000000000000000000000", MiningHeader.Format(Genesis.NetworkTarget));
        Assert.Equal(2083236893u, Genesis.Nonce);
    }

    [Theory]
    [InlineData(5, 2)]
    [InlineData(14, 10)]
    public void Create_ScaledTarget_MarksWhatTheFrameworkHashes(int qubits, int difficulty)
    {
        BigInteger target = MiningOracle.ScaledTarget(difficulty);
        SearchOracle oracle = MiningOracle.Create(Genesis, qubits, target, cancellation: TestContext.Current.CancellationToken);
        long[] expected = [.. Enumerable.Range(0, 1 << qubits).Select(i => (long)i)
            .Where(i => Genesis.WithNonce(MiningOracle.NonceOf(Genesis, qubits, i)).Hash() <= target)];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, oracle.Solutions());
    }

    [Fact]
    public void Create_NetworkTarget_FindsTheMinersNonce()
    {
        SearchOracle oracle = MiningOracle.Create(Genesis, 16, Genesis.NetworkTarget, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Genesis.Nonce, MiningOracle.NonceOf(Genesis, 16, Assert.Single(oracle.Solutions())));
    }

    [Fact]
    public void Create_SmallTarget_AgreesWithTheOracleInGates()
    {
        BigInteger target = MiningOracle.ScaledTarget(4) / 3;
        SearchOracle oracle = MiningOracle.Create(Genesis, 8, target, cancellation: TestContext.Current.CancellationToken);
        var limit = new byte[32];
        target.TryWriteBytes(limit, out _, isUnsigned: true);
        MiningOracleCircuit gates = MiningOracleCircuit.Create(Genesis.Bytes, limit);
        var states = new BasisStateSimulator(gates.Circuit.QubitCount, 256);
        for (int lane = 0; lane < 256; lane++)
            states.Write(
                gates.Nonce, lane, System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(MiningOracle.NonceOf(Genesis, 8, lane)));
        states.Run(gates.Circuit);
        for (int lane = 0; lane < 256; lane++)
            Assert.Equal(oracle.IsMarked(lane), states.Read([gates.Flag], lane) == 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a"
        + "9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c")]
    public void Parse_NotAHeader_IsRefused(string hex) =>
        Assert.Contains("160", Assert.Throws<QuantumException>(() => MiningHeader.Parse(hex)).Message);

    [Fact]
    public void Read_FramedAndRawFiles_GiveTheFirstHeader()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "header");
        File.WriteAllBytes(path, [0xF9, 0xBE, 0xB4, 0xD9, 80, 0, 0, 0, .. Genesis.Bytes]);
        Assert.Equal(Genesis.Hash(), MiningHeader.Read(path).Hash());
        File.WriteAllBytes(path, [.. Genesis.Bytes, 1]);
        Assert.Equal(Genesis.Hash(), MiningHeader.Read(path).Hash());
        // Another network's magic is as good, and so are hexadecimal digits.
        File.WriteAllBytes(path, [0xFA, 0xBF, 0xB5, 0xDA, 80, 0, 0, 0, .. Genesis.Bytes]);
        Assert.Equal(Genesis.Hash(), MiningHeader.Read(path).Hash());
        File.WriteAllText(path, Convert.ToHexString(Genesis.Bytes) + "00");
        Assert.Equal(Genesis.Hash(), MiningHeader.Read(path).Hash());
        byte[] covered = [0xF9, 0xBE, 0xB4, 0xD9, 80, 0, 0, 0, .. Genesis.Bytes];
        for (int i = 0; i < covered.Length; i++)
            covered[i] ^= (byte)(0x35 + i % 8);
        File.WriteAllBytes(path, covered);
        Assert.Contains("work it claims", Assert.Throws<QuantumException>(() => MiningHeader.Read(path)).Message);
        File.WriteAllBytes(path, Genesis.Bytes[..79].ToArray());
        Assert.Contains("79 bytes", Assert.Throws<QuantumException>(() => MiningHeader.Read(path)).Message);
    }
}
