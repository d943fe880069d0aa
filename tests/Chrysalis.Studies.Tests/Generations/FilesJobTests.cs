using System.Text;
using Chrysalis.Foundation.Errors;
using Chrysalis.Jobs;
using Chrysalis.Studies.Generations;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Personas;
using Chrysalis.Testing;

namespace Chrysalis.Studies.Tests.Generations;

/// <summary>Whoever measures is asked for the files before videos are made.</summary>
public sealed class FilesJobTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Offer_FilesThatMayNotBeNamed_AreRefused()
    {
        var jobs = new CarriedJobs();
        var named = new List<string>();
        GenerationsStudy.Offer(jobs, named.AddRange);
        using var stream = new MemoryStream();
        FilesJob.Asked.Write(stream, new(["clip.mp4", "out"], 2));

        jobs.Open(FilesJob.JobName, Encoding.UTF8.GetString(stream.ToArray())).Dispose();

        Assert.Equal(["clip.mp4", "out"], named);
    }

    [Fact]
    public void Run_AFileThatIsNotThere_IsNamed()
    {
        string there = folder.File("clip.mp4"), missing = Path.Combine(folder.Path, "other.mp4");
        var asked = new FilesRequest([there, folder.Path], 3);

        Assert.Equal(3, new FilesJob(asked).Units(asked).Count());
        Assert.True(new FilesJob(asked).Run(new("the files", 0, default), TestContext.Current.CancellationToken));
        Assert.StartsWith(
            $"'{missing}' is not there",
            Assert.Throws<EvaluationException>(() => new FilesJob(asked with { Paths = [there, missing] }).Run(
                new("the files", 0, default), TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_WorkersThatMayNotReadTheFiles_SaySoBeforeAnyVideoIsMade()
    {
        string persona = Directory.CreateDirectory(Path.Combine(folder.Path, "persona")).FullName, made = Path.Combine(folder.Path, "made");
        PersonaFile.Save(persona, new()
        {
            Name = "toy", Family = "toy", Preset = "draft", Licence = "", Consent = "", Files = new Dictionary<string, string>(),
            Settings = [], Training = [],
        }, []);
        var request = new GenerationsRequest { Clips = [folder.File("clip.mp4")], Personas = [persona], Folder = made };

        ChrysalisException error = Assert.Throws<ChrysalisException>(() => GenerationsStudy.Run(
            request, new Unasked(), new Refusing(), new Nobody(), TestContext.Current.CancellationToken));

        Assert.Equal("It may use no folder.", error.Message);
        Assert.False(Directory.Exists(made));
    }

    private sealed class Refusing : IUnitCarrier
    {
        public int Capacity => 2;

        public Task<byte[]> CarryAsync(UnitOrder order, CancellationToken cancellation) =>
            throw new ChrysalisException("It may use no folder.");
    }

    private sealed class Unasked : ISpeechMaker
    {
        public SpokenClip Speak(SpeechOrder order, CancellationToken cancellation) =>
            throw new InvalidOperationException("A video was made.");
    }
}
