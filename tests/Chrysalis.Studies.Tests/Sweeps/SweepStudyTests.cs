using Chrysalis.Jobs;
using Chrysalis.Studies.Sweeps;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training;

namespace Chrysalis.Studies.Tests.Sweeps;

/// <summary>Trainings of several seeds, by a trainer that learns nothing.</summary>
public sealed class SweepStudyTests
{
    private static readonly SweepRequest Request = new()
    {
        Family = "toy",
        Training = new() { Videos = ["footage.mp4"], PersonaFolder = "sweep", Preset = "draft", Steps = 7 },
        Seeds = [3, 1, 5],
    };

    [Fact]
    public void Here_TrainsEachSeedInAFolderOfItsOwn_AndSaysHowFarTheyLieApart()
    {
        var toy = new Toy(request => new(true, request.Steps!.Value, new Dictionary<string, double> { ["loss"] = request.Seed }));

        SweepFindings findings = SweepStudy.Here(Request, new Nobody(), toy, TestContext.Current.CancellationToken);

        Assert.Equal(
            [(3, Path.Combine("sweep", "seed-3")), (1, Path.Combine("sweep", "seed-1")), (5, Path.Combine("sweep", "seed-5"))],
            toy.Asked.Select(asked => (asked.Seed, asked.PersonaFolder)));
        Assert.All(toy.Asked, asked => Assert.Equal(Request.Training, asked with { Seed = 1, PersonaFolder = "sweep" }));
        Assert.Equal([3, 1, 5], findings.Trainings.Select(one => one.Seed));
        Assert.Equal(new FigureSpread(3, 2, 1, 5), findings.Figures["loss"]);
    }

    [Fact]
    public void Here_OneSeedFails_TrainsTheOthersAndNamesIt()
    {
        var toy = new Toy(request => request.Seed == 3 ? throw new InvalidOperationException("It diverged.")
            : new(true, 7, new Dictionary<string, double>()));

        JobException error = Assert.Throws<JobException>(
            () => SweepStudy.Here(Request, new Nobody(), toy, TestContext.Current.CancellationToken));

        Assert.Equal(3, toy.Asked.Count);
        Assert.Contains("seed 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("It diverged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Here_Stopped_IsNoFindings()
    {
        using var stop = new CancellationTokenSource();
        var toy = new Toy(_ =>
        {
            stop.Cancel();
            return new(false, 3, new Dictionary<string, double>());
        });

        Assert.ThrowsAny<OperationCanceledException>(() => SweepStudy.Here(Request, new Nobody(), toy, stop.Token));
        Assert.Single(toy.Asked);
    }

    [Fact]
    public void Run_ASeedTwice_IsRefused() => Assert.Contains(
        "each once",
        Assert.Throws<TrainingException>(() => SweepStudy.Run(
            Request with { Seeds = [1, 1] }, null, new Nobody(), TestContext.Current.CancellationToken)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Offer_FilesThatMayNotBeNamed_AreRefused()
    {
        var jobs = new CarriedJobs();
        var named = new List<string>();
        SweepStudy.Offer(jobs, named.AddRange);
        using var stream = new MemoryStream();
        SweepJob.Asked.Write(stream, Request with { Family = "autoencoder", Training = Request.Training with { From = "other" } });

        jobs.Open(SweepJob.JobName, System.Text.Encoding.UTF8.GetString(stream.ToArray())).Dispose();

        Assert.Equal(["footage.mp4", "sweep", "other"], named);
    }

    private sealed class Toy(Func<TrainingRequest, TrainingResult> train) : ITrains
    {
        public List<TrainingRequest> Asked { get; } = [];

        public string Name => "toy";

        public IReadOnlyList<string> Presets => ["draft"];

        public ITalkingModel Load(Persona persona, string device) => throw new NotSupportedException();

        public TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
        {
            Asked.Add(request);
            progress.Report(new("mouth", 1, 7, 0.5));
            return train(request);
        }
    }
}
