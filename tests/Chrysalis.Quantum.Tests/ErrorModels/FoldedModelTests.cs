using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;
using Chrysalis.Quantum.Tests.ErrorModels.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.ErrorModels;

/// <summary>Folded and unrolled models against the model of the circuit whose loops are written out.</summary>
public class FoldedModelTests
{
    [Theory]
    [InlineData(
        "MR 1\nREPEAT 12345678987654321 {\nX_ERROR(0.25) 0\nCX 0 1\nMR 1\nDETECTOR rec[-2] rec[-1]\n}\nM 0\nOBSERVABLE_INCLUDE(9) rec[-1]",
        "error(0.25) D0 L9\nrepeat 6172839493827159 {\n    error(0.25) D1 L9\n    error(0.25) D2 L9\n    shift_detectors 2\n}\n"
        + "error(0.25) D1 L9\nerror(0.25) D2 L9\n")]
    [InlineData(
        "REPEAT[loop] 1000 {\nR 0\nX_ERROR[noise](0.25) 0\nM 0\nDETECTOR[look] rec[-1]\nSHIFT_COORDS(0, 1)\n}",
        "repeat[loop] 1000 {\n    error[noise](0.25) D0\n    detector[look] D0\n    shift_detectors(0, 1) 1\n}\n")]
    [InlineData(
        "MR 1\nREPEAT 1000 {\nREPEAT 1000 {\nX_ERROR(0.25) 0\nCX 0 1\nMR 1\nDETECTOR(1, 2) rec[-2] rec[-1]\nSHIFT_COORDS(4)\n}\n"
        + "SHIFT_COORDS(6)\n}\nM 0\nOBSERVABLE_INCLUDE(9) rec[-1]",
        "repeat 999 {\n    repeat 1000 {\n        error(0.25) D0 L9\n        detector(1, 2) D0\n        shift_detectors(4) 1\n    }\n"
        + "    shift_detectors(6) 0\n}\nrepeat 499 {\n    error(0.25) D0 L9\n    error(0.25) D1 L9\n    detector(1, 2) D0\n"
        + "    shift_detectors(4) 0\n    detector(1, 2) D1\n    shift_detectors(4) 2\n}\nerror(0.25) D0 L9\nerror(0.25) D1 L9\n"
        + "detector(1, 2) D0\nshift_detectors(4) 0\ndetector(1, 2) D1\nshift_detectors(4) 0\nshift_detectors(6) 0\n")]
    public void Of_Loops_FoldsAsStim(string circuit, string model) => Assert.Equal(model, Fold(circuit).ToString());

    [Fact]
    public void Of_LoopOfPeriod127_FoldsAtItsPeriod()
    {
        DetectorErrorModel model = Fold("REPEAT 12345678987654321 {\nCX 0 1 1 2 2 3 3 4 4 5 5 6 6 0\nDETECTOR\n}\nM 6\n"
            + "OBSERVABLE_INCLUDE(9) rec[-1]\nR 7\nX_ERROR(1) 7\nM 7\nDETECTOR rec[-1]");

        DemRepeatBlock block = Assert.Single(model.Instructions.OfType<DemRepeatBlock>());
        Assert.Equal(97210070768930, block.Count);
        Assert.Equal(12345678987654322, model.DetectorCount);
    }

    [Theory]
    [InlineData("RX 0 2\nREPEAT 100 {\nR 1\nCX 0 1 2 1\nM 1\nMRX 2\n}\nMX 0\nOBSERVABLE_INCLUDE(0) rec[-1] rec[-2] rec[-4]")]
    [InlineData("REPEAT 1000 {\nH 0\nM 0\nDETECTOR rec[-1]\n}")]
    public void Of_RandomWithoutNoise_IsRefusedInLoopsToo(string circuit)
        => Assert.Contains(
            "random even without noise", Assert.Throws<DecodingException>(() => Fold(circuit)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_LoopThatNeverComesBack_IsUnrolled()
    {
        // The detector after the loop stays sensitive to every iteration: its number does not move with the others'.
        const string Body = "X_ERROR(0.125) 0\nMR 1\nDETECTOR rec[-1]\n";
        string Circuit(long count) => $"R 0\nREPEAT {count} {{\n{Body}}}\nM 0\nDETECTOR rec[-1]";

        Assert.Empty(Fold(Circuit(50)).Instructions.OfType<DemRepeatBlock>());
        AssertSame(StimCircuit.Parse(Circuit(50)), Circuit(50), new());
    }

    public static TheoryData<MemoryTask, bool, bool> Generated => new(
        from task in Enum.GetValues<MemoryTask>() from isHardware in (bool[])[false, true] from decompose in (bool[])[false, true]
        where task != MemoryTask.Repetition || !isHardware
        select (task, isHardware, decompose));

    [Theory]
    [MemberData(nameof(Generated))]
    public void Of_MemoryCircuits_FoldsToTheUnrolledModel(MemoryTask task, bool isHardware, bool decompose)
    {
        StimCircuit circuit = Memory(task, isHardware ? HardwareNoise.Si1000(0.002) : UniformNoise.Of(0.003), 3, 12);
        var options = new ErrorModelOptions { DecomposeErrors = decompose };

        AssertSame(circuit, circuit.ToString(), options);
        DemRepeatBlock block = Assert.Single(
            CircuitErrorModel.Of(circuit, options with { FoldLoops = true }, TestContext.Current.CancellationToken)
                .Instructions.OfType<DemRepeatBlock>());
        Assert.InRange(block.Count, 4, 11);
    }

    [Fact]
    public void Write_TenThousandRounds_FoldsToAFewLines()
    {
        StimCircuit circuit = Memory(MemoryTask.RotatedZ, UniformNoise.Of(0.001), 5, 10_000);
        var text = new StringWriter();
        long before = GC.GetAllocatedBytesForCurrentThread();

        CircuitErrorModel.Write(
            circuit, text, new() { DecomposeErrors = true, FoldLoops = true }, TestContext.Current.CancellationToken);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100L << 20);
        Assert.InRange(text.ToString().Count(c => c == '\n'), 500, 3000);
        Assert.Equal(circuit.DetectorCount, DetectorErrorModel.Parse(text.ToString()).DetectorCount);
    }

    [Fact]
    public void Of_RandomLoops_FoldsAndUnrollsToTheModelOfTheTextWithoutLoops()
    {
        for (long i = 0; i < FuzzSettings.CasesOr(200); i++)
        {
            var random = new Random((int)((i * 7919) ^ FuzzSettings.Seed));
            int qubits = random.Next(2, 5);
            string circuit = $"M {string.Join(' ', Enumerable.Range(0, 8).Select(k => k % qubits))}\n" + Block(random, qubits, 2)
                + $"M {string.Join(' ', Enumerable.Range(0, qubits))}\nDETECTOR rec[-1]\nDETECTOR rec[-2] rec[-{qubits + 1}]\n";
            AssertSame(StimCircuit.Parse(circuit), circuit, new() { AllowGaugeDetectors = true });
            AssertSame(
                StimCircuit.Parse(circuit), circuit,
                new() { AllowGaugeDetectors = true, DecomposeErrors = true, IgnoreDecompositionFailures = true }, foldsWhole: true);
        }
    }

    private static string Block(Random random, int qubits, int depth)
    {
        var lines = new List<string>();
        for (int i = random.Next(1, 3); i > 0; i--)
        {
            lines.AddRange(RandomNoise.LoopBody(random, qubits, 8));
            if (depth > 0)
                lines.Add($"REPEAT {random.Next(1, 9)} {{\n{Block(random, qubits, depth - 1)}}}");
        }
        return string.Join('\n', lines) + "\n";
    }

    private static DetectorErrorModel Fold(string circuit) => CircuitErrorModel.Of(
        StimCircuit.Parse(circuit), new() { FoldLoops = true }, TestContext.Current.CancellationToken);

    private static StimCircuit Memory(MemoryTask task, MemoryNoise noise, int distance, int rounds)
        => MemoryCircuit.Generate(new() { Task = task, Noise = noise, Distance = distance, Rounds = rounds });

    /// <summary>The circuit with its loops written out, by text alone.</summary>
    private static string WrittenOut(string circuit)
    {
        var open = new Stack<(long Count, List<string> Lines)>();
        open.Push((1, []));
        foreach (string line in circuit.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("REPEAT", StringComparison.Ordinal))
            {
                open.Push((long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), []));
                continue;
            }
            if (line != "}")
            {
                open.Peek().Lines.Add(line);
                continue;
            }
            (long count, List<string> lines) = open.Pop();
            for (long i = 0; i < count; i++)
                open.Peek().Lines.AddRange(lines);
        }
        return string.Join('\n', open.Pop().Lines);
    }

    /// <param name="circuit">A circuit with loops.</param>
    /// <param name="text">Its text.</param>
    /// <param name="options">How.</param>
    /// <param name="foldsWhole">True where only the whole errors of the folded model must agree: pieces are looked for near by.</param>
    private static void AssertSame(StimCircuit circuit, string text, ErrorModelOptions options, bool foldsWhole = false)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        DetectorErrorModel plain = CircuitErrorModel.Of(StimCircuit.Parse(WrittenOut(text)), options, cancellation);
        DetectorErrorModel unrolled = CircuitErrorModel.Of(circuit, options, cancellation);
        DetectorErrorModel folded = CircuitErrorModel.Of(circuit, options with { FoldLoops = true }, cancellation);

        Assert.Equal(Lines(plain), Lines(unrolled));
        AssertClose(ModelDistribution.Errors(plain), ModelDistribution.Errors(unrolled), text);
        AssertClose(ModelDistribution.Errors(plain, foldsWhole), ModelDistribution.Errors(folded, foldsWhole), text);
        Assert.Equal(plain.DetectorCount, folded.DetectorCount);
        Assert.Equal(plain.ObservableCount, folded.ObservableCount);
        Assert.Equal(Places(plain), Places(folded));
        Assert.Equal(folded.ToString(), DetectorErrorModel.Parse(folded.ToString()).ToString());
    }

    /// <summary>The lines of a model without the probabilities, whose last digits depend on the order of sums.</summary>
    private static IEnumerable<string> Lines(DetectorErrorModel model)
        => model.ToString().Split('\n').Select(
            l => l.StartsWith("error(", StringComparison.Ordinal) ? l[l.IndexOf(')', StringComparison.Ordinal)..] : l);

    /// <summary>Coordinates of the detectors that have any.</summary>
    private static IEnumerable<string> Places(DetectorErrorModel model)
        => model.DetectorCoordinates().Where(d => d.Value.Length > 0).OrderBy(d => d.Key)
            .Select(d => $"{d.Key}: {string.Join(' ', d.Value)}");

    private static void AssertClose(SortedDictionary<string, double> expected, SortedDictionary<string, double> actual, string text)
    {
        Assert.True(expected.Keys.SequenceEqual(actual.Keys), text);
        Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key], 1e-12));
    }
}
