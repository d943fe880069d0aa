using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>Draws what the generator is shown in a step.</summary>
/// <param name="preset">What is trained.</param>
/// <param name="segments">Where windows come from.</param>
/// <param name="batch">Makes tensors of windows.</param>
/// <param name="context">Where the batch is wanted, and in which type.</param>
internal sealed class GeneratorBatches(Wav2LipPreset preset, IReadOnlyList<ClipSegment> segments, WindowBatch batch, StageContext context)
{
    private readonly Wav2LipRecipe recipe = preset.Recipe;

    /// <summary>Draws a batch.</summary>
    public GeneratorBatch Draw(Random draw)
    {
        (var windows, var references) = DrawWindows(draw);
        Tensor light = Light(draw);
        Tensor real = (batch.Faces(WindowBatch.Frames(windows)) * light).clamp(Scalars.Of(0), Scalars.Of(1));
        Tensor reference = (batch.Faces(WindowBatch.Frames(references)) * light).clamp(Scalars.Of(0), Scalars.Of(1));
        Tensor seen = where(SameFrames(draw), reference, real);
        int from = preset.PaintedFromRow;
        Tensor target = cat([seen.narrow(2, 0, from), real.narrow(2, from, real.shape[2] - from)], 2);
        return new(windows, real, target, GeneratorInput.From(seen, reference, from).to(context.Type));
    }

    /// <summary>Which frames are painted into the reference's own, the same for a whole window: B * 5 x 1 x 1 x 1.</summary>
    private Tensor SameFrames(Random draw)
    {
        bool[] same = [.. Enumerable.Range(0, recipe.GeneratorWindows)
            .SelectMany(_ => Enumerable.Repeat(draw.NextDouble() < recipe.SameFrameShare, LipSyncExpert.Frames))];
        return tensor(same).view(-1, 1, 1, 1).to(context.Device);
    }

    /// <summary>Windows to paint, and windows of another moment of the same stretch to show the face.</summary>
    private ((PreparedClip Clip, int Start)[] Windows, (PreparedClip Clip, int Start)[] References) DrawWindows(Random draw)
    {
        var windows = new (PreparedClip Clip, int Start)[recipe.GeneratorWindows];
        var references = new (PreparedClip Clip, int Start)[recipe.GeneratorWindows];
        for (int i = 0; i < windows.Length; i++)
        {
            ClipSegment segment = segments[draw.Next(segments.Count)];
            windows[i] = WindowBatch.Draw(segment, draw);
            int moments = draw.NextDouble() < recipe.ClosedReferenceShare ? recipe.ClosedMoments : 1;
            references[i] = Enumerable.Range(0, moments).Select(_ => WindowBatch.Draw(segment, draw))
                .MinBy(w => w.Clip.ReadOpening(w.Start + LipSyncExpert.Frames / 2, 1)[0]);
        }

        return (windows, references);
    }

    /// <summary>Another light for each window, the same for its frames and its reference: B * 5 x 3 x 1 x 1.</summary>
    private Tensor Light(Random draw)
    {
        var gains = new float[recipe.GeneratorWindows * LipSyncExpert.Frames * 3];
        int each = LipSyncExpert.Frames * 3;
        for (int window = 0; window < recipe.GeneratorWindows; window++)
        {
            float all = 1 + recipe.LightChange * (2 * draw.NextSingle() - 1);
            float[] colours = [.. Enumerable.Range(0, 3).Select(_ => all * (1 + recipe.LightChange / 2 * (2 * draw.NextSingle() - 1)))];
            for (int i = 0; i < each; i++)
                gains[window * each + i] = colours[i % 3];
        }

        return tensor(gains).view(-1, 3, 1, 1).to(context.Device);
    }
}
