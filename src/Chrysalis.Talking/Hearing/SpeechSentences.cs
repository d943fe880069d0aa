using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Hearing;

/// <summary>Draws sentences of one length; where a segment is shorter its last frame is repeated and not counted.</summary>
/// <param name="recipe">How many and how long.</param>
/// <param name="segments">Where they come from.</param>
/// <param name="latents">What the mouth's encoder saw of each clip, frames x latent.</param>
/// <param name="device">Where the batch is wanted.</param>
internal sealed class SpeechSentences(
    SpeechRecipe recipe, IReadOnlyList<ClipSegment> segments, IReadOnlyDictionary<PreparedClip, Tensor> latents, Device device)
{
    private const double FramesPerSecond = 25;

    /// <summary>Draws a batch.</summary>
    public SentenceBatch Draw(Random draw)
    {
        int length = recipe.Length;
        var windows = new float[recipe.Batch][];
        var targets = new Tensor[recipe.Batch];
        var counted = new float[recipe.Batch * length];
        var frames = new (PreparedClip, int)[recipe.Batch * length];
        for (int i = 0; i < recipe.Batch; i++)
        {
            ClipSegment segment = segments[draw.Next(segments.Count)];
            int start = segment.Start + draw.Next(Math.Max(1, segment.Length - length + 1));
            windows[i] = Hear(segment.Clip, start, draw);
            long[] chosen = new long[length];
            for (int t = 0; t < length; t++)
            {
                int frame = Math.Min(start + t, segment.Start + segment.Length - 1);
                chosen[t] = frame;
                counted[i * length + t] = start + t == frame ? 1 : 0;
                frames[i * length + t] = (segment.Clip, frame);
            }

            targets[i] = latents[segment.Clip].index_select(0, tensor(chosen).to(device)).t();
        }

        Tensor input = tensor(windows.SelectMany(w => w).ToArray()).view(recipe.Batch, -1, length).to(device);
        return new(input, stack(targets), tensor(counted).view(recipe.Batch, 1, length).to(device), frames);
    }

    private float[] Hear(PreparedClip clip, int start, Random draw)
    {
        (int first, float[] mel) = HeardClip.Mel(clip, start, recipe.Length, FramesPerSecond);
        bool isChanged = draw.NextDouble() < recipe.AugmentedShare;
        return SpeechWindows.Cut(isChanged ? SpeechAugmentation.Apply(mel, draw) : mel, first, start, recipe.Length, FramesPerSecond);
    }
}
