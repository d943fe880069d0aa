using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.SurfaceCode;

public class MemoryCircuitTests
{
    public static TheoryData<int, double> Golden => new(
        from d in (int[])[3, 5, 7] from p in (double[])[0.001, 0.003, 0.005] select (d, p));

    [Theory]
    [MemberData(nameof(Golden))]
    public void Generate_RotatedMemoryZ_IsStimsTextLetterForLetter(int distance, double p)
    {
        string golden = File.ReadAllText(
            SharedData.Require(FormattableString.Invariant($"data/qec/rotated_memory_z_d{distance}_p{p}.stim")));
        var options = new MemoryCircuitOptions { Distance = distance, Rounds = distance, Noise = UniformNoise.Of(p) };

        string comment = string.Concat(golden.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line + "\n"));
        Assert.Equal(comment, MemoryCircuit.Describe(options));
        Assert.Equal(golden[comment.Length..].TrimEnd(), MemoryCircuit.Generate(options).ToString().TrimEnd());
    }

    [Theory]
    [InlineData("surface_code", "rotated_memory", "'rotated_memory' is not a task of surface_code: rotated_memory_z, rotated_memory_x, "
        + "unrotated_memory_z, unrotated_memory_x are.")]
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

    [Theory]
    [InlineData(MemoryTask.RotatedZ)]
    [InlineData(MemoryTask.RotatedX)]
    [InlineData(MemoryTask.UnrotatedZ)]
    [InlineData(MemoryTask.UnrotatedX)]
    [InlineData(MemoryTask.Repetition)]
    public void Generate_EveryTaskAndNoise_DetectsEverySingleError(MemoryTask task)
    {
        MemoryNoise[] noises = task == MemoryTask.Repetition
            ? [UniformNoise.Of(0.001)]
            : [UniformNoise.Of(0.001), HardwareNoise.Si1000(0.001), HardwareNoise.Willow.Scaled(0.5)];
        foreach (MemoryNoise noise in noises)
        {
            StimCircuit circuit = MemoryCircuit.Generate(new() { Task = task, Distance = 3, Rounds = 4, Noise = noise });
            // Extraction refuses a circuit whose detectors or observable are random.
            DetectorErrorModel model = CircuitErrorModel.Of(
                circuit, new() { DecomposeErrors = true }, TestContext.Current.CancellationToken);
            foreach (DemError error in model.Instructions.OfType<DemError>())
                Assert.Contains(error.Targets, t => t.Kind == DemTargetKind.Detector);
        }
    }

    [Fact]
    public void Generate_Impact_AddsNoiseNearItsPlaceThatDies()
    {
        var impact = new Impact(X: 3, Y: 3, Round: 1, Strength: 0.5, Radius: 2, DecayRounds: 2);
        StimCircuit circuit = MemoryCircuit.Generate(new() { Distance = 3, Rounds = 4 }, impact);
        StimOperation[] added =
            [.. circuit.Instructions.OfType<StimOperation>().Where(o => o.Gate.Name == "DEPOLARIZE1" && o.Targets[0].Value == 10)];

        // Qubit 10 lies at (3, 3): it is hit in rounds 1, 2 and 3.
        Assert.Equal(3, added.Length);
        Assert.Equal([0.5, 0.5 * Math.Exp(-0.5), 0.5 * Math.Exp(-1)], added.Select(o => o.Arguments[0]));
        // Qubit 1 at (1, 1) is sqrt(8) away: e^(-8 / 8) of that.
        Assert.Equal(
            0.5 * Math.Exp(-1),
            circuit.Instructions.OfType<StimOperation>().First(o => o.Gate.Name == "DEPOLARIZE1" && o.Targets[0].Value == 1).Arguments[0],
            1e-12);
    }
}
