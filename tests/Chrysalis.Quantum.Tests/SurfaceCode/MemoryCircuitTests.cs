using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Quantum.Tests.SurfaceCode;

public class MemoryCircuitTests
{
    public static TheoryData<int, double> Golden => new(
        from d in (int[])[3, 5, 7] from p in (double[])[0.001, 0.003, 0.005] select (d, p));

    [Theory]
    [MemberData(nameof(Golden))]
    public void Generate_RotatedMemoryZ_IsStimsTextLetterForLetter(int distance, double p)
    {
        string golden = File.ReadAllText(SharedData.Require(FormattableString.Invariant($"data/qec/rotated_memory_z_d{distance}_p{p}.stim")));
        var options = new MemoryCircuitOptions { Distance = distance, Rounds = distance, Noise = UniformNoise.Of(p) };

        string comment = string.Concat(golden.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line + "\n"));
        Assert.Equal(comment, MemoryCircuit.Describe(options));
        Assert.Equal(golden[comment.Length..].TrimEnd(), MemoryCircuit.Generate(options).ToString().TrimEnd());
    }

    [Theory]
    [InlineData("surface_code", "rotated_memory", "'rotated_memory' is not a task of surface_code: rotated_memory_z, rotated_memory_x, unrotated_memory_z, unrotated_memory_x are.")]
    [InlineData("color_code", "memory", "'color_code' is not a code: surface_code and repetition_code are.")]
    public void Parse_UnknownTask_NamesTheKnownOnes(string code, string task, string message)
        => Assert.Equal(message, Assert.Throws<QuantumException>(() => MemoryTasks.Parse(code, task)).Message);

    [Fact]
    public void Generate_Rounds_ChangeNothingButTheRepeatCount()
    {
        StimCircuit few = MemoryCircuit.Generate(new() { Task = MemoryTask.UnrotatedX, Distance = 3, Rounds = 3 });
        StimCircuit many = MemoryCircuit.Generate(new() { Task = MemoryTask.UnrotatedX, Distance = 3, Rounds = 1_000_001 });

        Assert.Equal(few.ToString().Replace("REPEAT 2 ", "REPEAT 1000000 ", StringComparison.Ordinal), many.ToString());
        Assert.Equal((12L * 1_000_001) + 13, many.MeasurementCount);
    }
}
