using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Training;

public sealed class TrainingRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis loop ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Run_StoppedAndResumed_EqualsNeverStopped()
    {
        using var straight = new NoisyStage();
        Run(straight, "straight", stopAfter: int.MaxValue);

        using (var first = new NoisyStage())
        {
            TrainingResult stopped = Run(first, "resumed", stopAfter: 17);
            Assert.False(stopped.Finished);
            Assert.Equal(17, stopped.Steps);
        }

        using var second = new NoisyStage();
        TrainingResult finished = Run(second, "resumed", stopAfter: int.MaxValue);

        Assert.True(finished.Finished);
        Assert.Equal(NoisyStage.StepCount, finished.Steps);
        Assert.Equal(straight.Value.data<float>().ToArray(), second.Value.data<float>().ToArray());
    }

    /// <summary>Stopped while the footage is told of, when nothing is learnt yet.</summary>
    [Fact]
    public void Run_StoppedBeforeTheFirstStep_GoesOnAsNeverStopped()
    {
        using var straight = new NoisyStage();
        Run(straight, "straight", stopAfter: int.MaxValue);
        using (var first = new NoisyStage())
        {
            TrainingResult stopped = Run(first, "resumed", stopAfter: 0);
            Assert.Equal((false, 0L, 0), (stopped.Finished, stopped.Steps, first.StepsTaken));
        }

        using var second = new NoisyStage();
        Assert.True(Run(second, "resumed", stopAfter: int.MaxValue).Finished);
        Assert.Equal(straight.Value.data<float>().ToArray(), second.Value.data<float>().ToArray());
    }

    [Fact]
    public void Run_FinishedStage_DoesNothing()
    {
        using var stage = new NoisyStage();
        Run(stage, "p", int.MaxValue);
        using var again = new NoisyStage();
        Run(again, "p", int.MaxValue);
        Assert.Equal(0, again.StepsTaken);
    }

    [Fact]
    public void Run_CheckpointOfOtherFootage_IsRefused()
    {
        using var stage = new NoisyStage();
        Run(stage, "p", 5);
        using var other = new NoisyStage();
        var error = Assert.Throws<TrainingException>(() => Run(other, "p", 5, key: "other"));
        Assert.Contains("is an unfinished training with other footage, preset, seed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StepsGiven_AreSharedAmongStages()
    {
        using var first = new NoisyStage();
        using var second = new NoisyStage();
        var request = new TrainingRequest { Videos = [], PersonaFolder = Path.Combine(folder, "s"), Steps = NoisyStage.StepCount };
        var plan = new NoisyPlan("key", ("first", first), ("second", second));
        TrainingResult done = new TrainingRun(request, new Watcher(_ => { })).Run(plan, CancellationToken.None);
        Assert.Equal(NoisyStage.StepCount, done.Steps);
        Assert.Equal((NoisyStage.StepCount / 2, NoisyStage.StepCount / 2), (first.StepsTaken, second.StepsTaken));
        Assert.True(plan.IsFinished);
    }

    [Fact]
    public void Run_TwoStagesOfOneSeed_DrawOtherNumbers()
    {
        using var first = new NoisyStage();
        using var second = new NoisyStage();
        var request = new TrainingRequest { Videos = [], PersonaFolder = Path.Combine(folder, "s") };
        new TrainingRun(request, new Watcher(_ => { }))
            .Run(new NoisyPlan("key", ("first", first), ("second", second)), CancellationToken.None);
        Assert.NotEqual(first.Value.data<float>().ToArray(), second.Value.data<float>().ToArray());
    }

    [Fact]
    public void Run_OtherPrecision_IsRefused_AndNoneGivenGoesOnInTheOld()
    {
        using var stage = new NoisyStage();
        Run(stage, "p", 5, precision: "float32");
        using var other = new NoisyStage();
        var error = Assert.Throws<TrainingException>(() => Run(other, "p", 5, precision: "bfloat16"));
        Assert.Contains(
            "computes in float32, and this one computes in bfloat16: go on in float32", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, other.StepsTaken);
        using var third = new NoisyStage();
        Assert.True(Run(third, "p", int.MaxValue, precision: null).Finished);
    }

    [Fact]
    public void Run_UnknownPrecision_NamesTheOnesThereAre()
    {
        using var stage = new NoisyStage();
        var error = Assert.Throws<TrainingException>(() => Run(stage, "p", 5, precision: "float23"));
        Assert.Contains("float32", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(4)]
    [InlineData(17)]
    [InlineData(39)]
    public void Run_Resumed_ValidatesWhereItWouldHave(int stopAfter)
    {
        using var stage = new NoisyStage();
        Run(stage, "p", stopAfter);
        using var resumed = new NoisyStage();
        Run(resumed, "p", int.MaxValue);
        int[] all = [.. stage.ValidatedAt.Concat(resumed.ValidatedAt)];
        Assert.Equal([4, 8, 12, 16, 20, 24, 28, 32, 36, 40], all.Where((at, i) => i == 0 || at > all[i - 1]));
    }

    [Fact]
    public void Run_CheckpointThatIsNone_IsRefused()
    {
        string path = Path.Combine(folder, "p", "training", "noisy.safetensors");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "no checkpoint");
        using var stage = new NoisyStage();
        Assert.ThrowsAny<TalkingException>(() => Run(stage, "p", 5));
    }

    [Fact]
    public void Run_Diverging_SaysSoAndKeepsTheCheckpoint()
    {
        using var stage = new NoisyStage { Diverges = true };
        var error = Assert.Throws<InvalidOperationException>(() => Run(stage, "p", int.MaxValue));
        Assert.Contains("diverged at step 0", error.Message, StringComparison.Ordinal);
    }

    private TrainingResult Run(NoisyStage stage, string persona, int stopAfter, string key = "key", string? precision = "float32")
    {
        using var cancel = new CancellationTokenSource();
        var request = new TrainingRequest { Videos = [], PersonaFolder = Path.Combine(folder, persona), Seed = 5, Precision = precision };
        var watcher = new Watcher(progress =>
        {
            if (progress.Done >= stopAfter)
                cancel.Cancel();
        });
        return new TrainingRun(request, watcher).Run(new NoisyPlan(key, ("noisy", stage)), cancel.Token);
    }

    private sealed class NoisyPlan(string key, params (string Name, NoisyStage Stage)[] stages) : ITrainingPlan
    {
        public bool IsFinished { get; private set; }

        public string Key => key;

        public FootageSummary Footage { get; } = new(0, 0, 0, "none");

        public IReadOnlyList<TrainingStage> Stages { get; } =
            [.. stages.Select(s => new TrainingStage(s.Name, NoisyStage.StepCount, 1.0 / stages.Length, _ => s.Stage))];

        public void Finish(PersonaWriter persona) => IsFinished = true;
    }

    /// <summary>A stage whose every step draws noise and moves a momentum: any lost state shows.</summary>
    private sealed class NoisyStage : ITrainingStage
    {
        public const int StepCount = 40;
        private readonly AdamOptimizer optimizer;

        public NoisyStage()
        {
            Value = new Parameter(ones(8));
            optimizer = new AdamOptimizer([("value", Value)]);
        }

        public Parameter Value { get; }

        public int StepsTaken { get; private set; }

        public bool Diverges { get; init; }

        public List<int> ValidatedAt { get; } = [];

        public double Learn(TrainingStep at)
        {
            StepsTaken++;
            Tensor loss = (Value - TensorDraw.Normal(at.Noise, CPU, 8)).Squared().sum();
            loss.backward();
            optimizer.Step(at.Number + 1, 0.05 * Schedule.WarmCosine(at.Number, at.Fraction));
            return Diverges ? double.NaN : loss.item<float>();
        }

        public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
        {
            ValidatedAt.Add(steps);
            return new Dictionary<string, double>();
        }

        public IReadOnlyDictionary<string, Tensor> State() =>
            optimizer.State("optimizer.").Append(new("value", Value)).ToDictionary();

        public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
        {
            using var _ = no_grad();
            Value.copy_(tensors["value"]);
            optimizer.Restore(tensors, "optimizer.");
        }

        public void Dispose() => optimizer.Dispose();
    }
}
