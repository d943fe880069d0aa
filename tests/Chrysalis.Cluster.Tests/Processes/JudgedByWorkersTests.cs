using System.Text.Json;
using Chrysalis.Cluster.Asking;
using Chrysalis.Cluster.Membership;
using Chrysalis.Foundation.Progress;
using Chrysalis.Jobs;
using Chrysalis.Studies.Evaluation;
using Chrysalis.Studies.Generations;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Testing;

namespace Chrysalis.Cluster.Tests.Processes;

/// <summary>Videos that workers judge, files in a folder that they share with whoever asks.</summary>
public sealed class JudgedByWorkersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Evaluate_OneOfTwoWorkersKilledInTheMiddle_FindsTheSameToTheLastByte()
    {
        string[] clips = ShortClips.Write(folder.Path, 2);
        string damaged = folder.File("damaged.mp4", "no video");
        var batch = new EvaluationBatch
        {
            Pairs = [Pair(clips[0], clips[1]), Pair(clips[1], damaged), Pair(clips[1], clips[0])],
        };
        string alone = Json(EvaluationStudy.Run(batch, null, new Told(() => { }), TestContext.Current.CancellationToken));
        using ChildProgram first = Worker(folder.Path), second = Worker(folder.Path);
        var kept = batch with { KeptIn = Path.Combine(folder.Path, "kept") };

        string byWorkers = await ByAsync([first, second], carrier =>
            Json(EvaluationStudy.Run(kept, carrier, new Told(first.Kill), TestContext.Current.CancellationToken)));

        Assert.Equal(alone, byWorkers);
        Assert.NotEqual(0, await first.EndAsync());
        // What was kept is judged no more: nobody would be there to do it.
        second.Kill();
        EvaluationBatch known = kept with { Pairs = [.. kept.Pairs.Where(pair => pair.Generated != damaged)] };
        Assert.Equal(alone, Json(
            EvaluationStudy.Run(known, new NobodyThere(), new Told(() => { }), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Compare_ByAWorker_MeasuresTheSame()
    {
        string[] clips = ShortClips.Write(folder.Path, 2);
        string persona = Path.Combine(SharedData.Root, "models", "any-face");
        var request = new GenerationsRequest
        {
            Clips = [clips[0]], Personas = [persona], Folder = Path.Combine(folder.Path, "out"), Minute = false, Seeds = 2,
        };
        // What is measured need not have been spoken.
        var maker = new Copying(clips[1]);
        GenerationsFindings alone =
            GenerationsStudy.Run(request, maker, null, new Told(() => { }), TestContext.Current.CancellationToken);
        using ChildProgram worker = Worker(folder.Path);

        GenerationsFindings byWorkers = await ByAsync([worker], carrier =>
            GenerationsStudy.Run(request, maker, carrier, new Told(() => { }), TestContext.Current.CancellationToken));

        Assert.Equal(Json(alone with { Seconds = 0 }), Json(byWorkers with { Seconds = 0 }));
    }

    [Fact]
    public async Task Evaluate_FilesBeyondTheWorkersFolders_AreRefused()
    {
        string inside = Path.Combine(folder.Path, "inside"), outside = folder.File("outside.mp4");
        Directory.CreateDirectory(inside);
        using ChildProgram worker = Worker(inside);
        var batch = new EvaluationBatch { Pairs = [Pair(outside, outside)] };

        Exception? error = await Record.ExceptionAsync(() => ByAsync([worker], carrier =>
            EvaluationStudy.Run(batch, carrier, new Told(() => { }), TestContext.Current.CancellationToken)));

        Assert.Contains("is in none of the folders that this worker may use", error?.Message, StringComparison.Ordinal);
    }

    private static ChildProgram Worker(string folder) =>
        ChildProgram.Start("worker", "--cluster", "127.0.0.1:0", "--units", "1", "--folder", folder);

    private static async Task<T> ByAsync<T>(ChildProgram[] workers, Func<IUnitCarrier, T> work)
    {
        string[] addresses = await Task.WhenAll(workers.Select(async worker => (await worker.FirstLine).Split(' ', ',')[2]));
        ClusterCarrier carrier = await ClusterCarrier.ConnectAsync(
            new() { Cluster = ClusterPlace.Parse(string.Join(',', addresses)) }, TestContext.Current.CancellationToken);
        await using (carrier)
            return work(carrier);
    }

    private static EvaluateRequest Pair(string reference, string generated) => new() { Reference = reference, Generated = generated };

    private static string Json<T>(T findings) => JsonSerializer.Serialize(findings);

    /// <summary>Acts once, when the first unit is done.</summary>
    private sealed class Told(Action act) : IProgress<WorkProgress>
    {
        private bool isDone;

        public void Report(WorkProgress value)
        {
            if (isDone || value.Done == 0)
                return;
            isDone = true;
            act();
        }
    }

    private sealed class NobodyThere : IUnitCarrier
    {
        public int Capacity => 1;

        public Task<byte[]> CarryAsync(UnitOrder order, CancellationToken cancellation) =>
            throw new InvalidOperationException($"'{order.Unit}' was asked for.");
    }

    private sealed class Copying(string video) : ISpeechMaker
    {
        public SpokenClip Speak(SpeechOrder order, CancellationToken cancellation)
        {
            File.Copy(video, order.Output, overwrite: true);
            return new(8, 1, 1, 100);
        }
    }
}
