using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>Teaches the lip-sync expert to tell windows with their own sound from windows with the sound of another moment.</summary>
internal sealed class ExpertStage : ITrainingStage
{
    private const double MatchingTerm = 0.3;
    private const double Temperature = 0.1;
    private const int LargestShift = 4;
    private const double TuningRate = 0.2;

    private readonly Wav2LipRecipe recipe;
    private readonly PreparedFootage footage;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly int seed;
    private readonly WindowBatch batch;
    private readonly AveragedNetwork<LipSyncExpert> network;
    private readonly bool tunes;

    public ExpertStage(Wav2LipPreset preset, PreparedFootage footage, Wav2LipStart? start, Device device, int seed)
    {
        recipe = preset.Recipe;
        (this.footage, this.device, this.seed) = (footage, device, seed);
        type = ComputeType.Fastest(device);
        batch = new(preset, device);
        random.manual_seed(seed);
        LipSyncExpert live = preset.CreateExpert().to(device);
        start?.Into(live);
        tunes = start is not null;
        LipSyncExpert average = preset.CreateExpert().to(device);
        network = new(live, average, new AdamOptimizer(live.named_parameters(), weightDecay: recipe.ScheduledRates ? 0.02 : 0));
    }

    public string Name => "expert";

    public int Steps => recipe.ExpertSteps;

    public double TimeShare => tunes ? 0.03 : 0.15;

    /// <summary>The averaged network: what judges in the end.</summary>
    public LipSyncExpert Network => network.Average;

    public double Step(int step, double fraction)
    {
        var draw = new Random(unchecked(seed * 7919 + step));
        Tensor loss = recipe.ExpertAllPairs ? AllPairs(draw) : PublishedPairs(draw);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(step, recipe.ExpertRate * (tunes ? TuningRate : 1) * (recipe.ScheduledRates ? Schedule.WarmCosine(step, fraction) : 1));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int step)
    {
        using var _ = no_grad();
        SyncAccuracy all = ExpertAccuracy.Measure(network.Average, batch, footage.Validation, type, spoken: false);
        SyncAccuracy spoken = ExpertAccuracy.Measure(network.Average, batch, footage.Validation, type, spoken: true);
        return new Dictionary<string, double>
        {
            ["expert_loss"] = all.Loss,
            ["expert_accuracy"] = all.Accuracy,
            ["expert_accuracy_spoken"] = spoken.Accuracy,
        };
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose() => network.Dispose();

    /// <summary>Windows of several clips, every one against every other.</summary>
    private Tensor AllPairs(Random draw)
    {
        (PreparedClip Clip, int Start)[] windows = Draw(draw);
        (Tensor speech, Tensor face) = network.Live.call(batch.ExpertMel(windows, draw), Seen(windows, draw));
        Tensor apart = Apart(windows);
        return SyncLoss.AllPairs(speech, face, apart) + MatchingTerm * SyncLoss.Matching(speech, face, apart, Temperature);
    }

    /// <summary>One sound to each window: its own half of the time, otherwise that of another moment of the same video.</summary>
    private Tensor PublishedPairs(Random draw)
    {
        (PreparedClip Clip, int Start)[] windows = Draw(draw);
        float[] together = [.. windows.Select(_ => draw.Next(2) == 0 ? 1f : 0f)];
        (PreparedClip Clip, int Start)[] heard = [.. windows.Select((w, i) => together[i] == 1 ? w : (w.Clip, OtherMoment(w, draw)))];
        (Tensor speech, Tensor face) = network.Live.call(batch.ExpertMel(heard), Seen(windows, null));
        return SyncLoss.Pairs(speech, face, tensor(together).to(device));
    }

    private (PreparedClip Clip, int Start)[] Draw(Random draw)
    {
        var windows = new List<(PreparedClip Clip, int Start)>();
        for (int clip = 0; clip < recipe.ExpertClips; clip++)
        {
            ClipSegment segment = footage.Training[draw.Next(footage.Training.Count)];
            for (int i = 0; i < recipe.ExpertWindows; i++)
                windows.Add(WindowBatch.Draw(segment, draw));
        }

        return [.. windows];
    }

    private Tensor Seen((PreparedClip Clip, int Start)[] windows, Random? augment)
    {
        Tensor faces = batch.ForExpert(batch.Faces(WindowBatch.Frames(windows)));
        return (augment is null ? faces : Change(faces, augment)).to(type);
    }

    /// <summary>Another light, another place, another side: what has nothing to do with lips in time.</summary>
    private static Tensor Change(Tensor faces, Random draw)
    {
        long count = faces.shape[0];
        Tensor gain = 0.75 + 0.5 * rand(count, 1, 1, 1, device: faces.device);
        Tensor offset = 0.2 * rand(count, 1, 1, 1, device: faces.device) - 0.1;
        Tensor changed = (faces * gain + offset).clamp(0, 1);
        changed = changed.roll([draw.Next(-LargestShift, LargestShift + 1), draw.Next(-LargestShift, LargestShift + 1)], [2, 3]);
        return draw.Next(2) == 0 ? changed : changed.flip(3);
    }

    private static int OtherMoment((PreparedClip Clip, int Start) window, Random draw)
    {
        int starts = window.Clip.FrameCount - LipSyncExpert.Frames + 1;
        return (window.Start + 1 + draw.Next(starts - 1)) % starts;
    }

    /// <summary>1 for pairs of windows that certainly differ: of other clips, or more than one frame apart.</summary>
    private Tensor Apart((PreparedClip Clip, int Start)[] windows)
    {
        int count = windows.Length;
        var apart = new float[count * count];
        for (int i = 0; i < count; i++)
            for (int j = 0; j < count; j++)
                apart[i * count + j] = windows[i].Clip != windows[j].Clip || Math.Abs(windows[i].Start - windows[j].Start) > 1 ? 1 : 0;
        return tensor(apart).view(count, count).to(device);
    }
}
