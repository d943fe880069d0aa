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
    private readonly Wav2LipRecipe recipe;
    private readonly PreparedFootage footage;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly StageContext context;
    private readonly WindowBatch batch;
    private readonly AveragedNetwork<LipSyncExpert> network;
    private readonly bool tunes;

    public ExpertStage(Wav2LipPreset preset, PreparedFootage footage, Wav2LipStart? start, StageContext context)
    {
        recipe = preset.Recipe;
        (this.footage, this.context, device, type) = (footage, context, context.Device, context.Type);
        batch = new(preset, device);
        using Generator noise = context.Noise("weights");
        LipSyncExpert live = InitialWeights.Create(() => preset.CreateExpert().to(device), noise);
        start?.Into(live);
        tunes = start is not null;
        LipSyncExpert average = InitialWeights.Create(() => preset.CreateExpert().to(device), noise);
        network = new(
            live, average, new AdamOptimizer(live.named_parameters(), weightDecay: recipe.ScheduledRates ? recipe.WeightDecay : 0),
            recipe.AverageDecay);
    }

    /// <summary>The averaged network: what judges in the end.</summary>
    public LipSyncExpert Network => network.Average;

    public double Learn(TrainingStep at)
    {
        Tensor loss = recipe.ExpertAllPairs ? AllPairs(at) : PublishedPairs(at.Draw);
        double shown = loss.item<float>();
        loss.backward();
        double schedule = recipe.ScheduledRates ? Schedule.WarmCosine(at.Number, at.Fraction) : 1;
        network.Step(at.Number, recipe.ExpertRate * (tunes ? recipe.ExpertTuningRate : 1) * schedule);
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        SyncAccuracy all = ExpertAccuracy.Measure(
            network.Average, batch, footage.Validation, type, spoken: false, context.Draw("validation"));
        SyncAccuracy spoken = ExpertAccuracy.Measure(
            network.Average, batch, footage.Validation, type, spoken: true, context.Draw("validation of speech"));
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
    private Tensor AllPairs(TrainingStep at)
    {
        (PreparedClip Clip, int Start)[] windows = Draw(at.Draw);
        (Tensor speech, Tensor face) = network.Live.call(batch.ExpertMel(windows, at.Draw), Change(Seen(windows), at).to(type));
        Tensor apart = Apart(windows);
        Tensor matching = SyncLoss.Matching(speech, face, apart, recipe.ExpertTemperature);
        return SyncLoss.AllPairs(speech, face, apart).Plus(matching * Scalars.Of(recipe.ExpertMatchingTerm));
    }

    /// <summary>One sound to each window: its own half of the time, otherwise that of another moment of the same video.</summary>
    private Tensor PublishedPairs(Random draw)
    {
        (PreparedClip Clip, int Start)[] windows = Draw(draw);
        float[] together = [.. windows.Select(_ => draw.Next(2) == 0 ? 1f : 0f)];
        (PreparedClip Clip, int Start)[] heard = [.. windows.Select((w, i) => together[i] == 1 ? w : (w.Clip, OtherMoment(w, draw)))];
        (Tensor speech, Tensor face) = network.Live.call(batch.ExpertMel(heard), Seen(windows).to(type));
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

    private Tensor Seen((PreparedClip Clip, int Start)[] windows) => batch.ForExpert(batch.Faces(WindowBatch.Frames(windows)));

    /// <summary>Another light, another place, another side: what has nothing to do with lips in time.</summary>
    private Tensor Change(Tensor faces, TrainingStep at)
    {
        long count = faces.shape[0];
        Tensor gain = (TensorDraw.Uniform(at.Noise, device, count, 1, 1, 1) * Scalars.Of(0.5)).Plus(Scalars.Of(0.75));
        Tensor offset = TensorDraw.Uniform(at.Noise, device, count, 1, 1, 1) * Scalars.Of(0.2) - Scalars.Of(0.1);
        Tensor changed = (faces * gain).Plus(offset).clamp(Scalars.Of(0), Scalars.Of(1));
        int most = recipe.ExpertLargestShift;
        changed = changed.roll([at.Draw.Next(-most, most + 1), at.Draw.Next(-most, most + 1)], [2, 3]);
        return at.Draw.Next(2) == 0 ? changed : changed.flip(3);
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
