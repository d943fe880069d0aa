using Chrysalis.Talking.Tests.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Training;

[Collection(TorchRandom.Name)]
public sealed class TrainingLoopTests : IDisposable
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
            TrainingCheckpoint stopped = Run(first, "resumed", stopAfter: 17);
            Assert.False(stopped.Finished);
            Assert.Equal(17, stopped.Step);
        }

        using var second = new NoisyStage();
        TrainingCheckpoint finished = Run(second, "resumed", stopAfter: int.MaxValue);

        Assert.True(finished.Finished);
        Assert.Equal(NoisyStage.StepCount, finished.Step);
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
        using var stage = new NoisyStage();
        var request = new TrainingRequest { Videos = [], PersonaFolder = Path.Combine(folder, "s"), Steps = NoisyStage.StepCount };
        TrainingCheckpoint done = new TrainingLoop(request, 2 * NoisyStage.StepCount, "key", new Watcher(_ => { })).Run(stage, CancellationToken.None);
        Assert.Equal(NoisyStage.StepCount / 2, done.Step);
    }

    [Fact]
    public void Run_Diverging_SaysSoAndKeepsTheCheckpoint()
    {
        using var stage = new NoisyStage { Diverges = true };
        var error = Assert.Throws<InvalidOperationException>(() => Run(stage, "p", int.MaxValue));
        Assert.Contains("diverged at step 0", error.Message, StringComparison.Ordinal);
    }

    private TrainingCheckpoint Run(NoisyStage stage, string persona, int stopAfter, string key = "key")
    {
        using var cancel = new CancellationTokenSource();
        var request = new TrainingRequest { Videos = [], PersonaFolder = Path.Combine(folder, persona), Seed = 5 };
        var watcher = new Watcher(progress =>
        {
            if (progress.Done >= stopAfter)
                cancel.Cancel();
        });
        return new TrainingLoop(request, NoisyStage.StepCount, key, watcher).Run(stage, cancel.Token);
    }

    private sealed class Watcher(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
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

        public string Name => "noisy";

        public int Steps => StepCount;

        public double TimeShare => 1;

        public double Step(int step, double fraction)
        {
            StepsTaken++;
            Tensor loss = (Value - randn(8)).square().sum();
            loss.backward();
            optimizer.Step(step + 1, 0.05 * Schedule.WarmCosine(step, fraction));
            return Diverges ? double.NaN : loss.item<float>();
        }

        public IReadOnlyDictionary<string, double> Validate(string folder, int step) => new Dictionary<string, double>();

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
