using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Phones;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>Draws sentences, most of them changed to sound like somebody else, somewhere else, at another pace.</summary>
/// <param name="recipe">How many, how long, how changed.</param>
/// <param name="clips">Where they come from.</param>
/// <param name="closedBelow">Lips that are read as less apart than this, in inter-ocular distances, touch.</param>
/// <param name="device">Where the batch is wanted.</param>
internal sealed class MotionSentences(MotionRecipe recipe, IReadOnlyList<MotionClip> clips, float closedBelow, Device device)
{
    private const double FolderPower = 0.5;
    private const int Bands = MelSpectrogram.BandCount;
    private readonly ClipDraw<MotionClip> clipDraw = new(clips.Select(clip => (clip, clip.Source)), FolderPower);
    private readonly int coefficients = clips[0].Coefficients[0].Length;

    /// <summary>Draws a batch.</summary>
    public MotionBatch Draw(Random draw)
    {
        int length = recipe.Length;
        var windows = new float[recipe.Batch][];
        var targets = new float[recipe.Batch * coefficients * length];
        var closed = new float[recipe.Batch * length];
        var counted = new float[recipe.Batch * length];
        var visemes = new float[recipe.Batch * Viseme.Count * length];
        int[] seeds = [.. Enumerable.Range(0, recipe.Batch).Select(_ => draw.Next())];
        Parallel.For(0, recipe.Batch, i =>
        {
            windows[i] = One(new Random(seeds[i]), new(
                targets.AsMemory(i * coefficients * length, coefficients * length), closed.AsMemory(i * length, length),
                counted.AsMemory(i * length, length), visemes.AsMemory(i * Viseme.Count * length, Viseme.Count * length)));
        });
        return new(
            tensor(windows.SelectMany(w => w).ToArray()).view(recipe.Batch, -1, length).to(device),
            tensor(targets).view(recipe.Batch, coefficients, length).to(device),
            tensor(closed).view(recipe.Batch, 1, length).to(device),
            tensor(counted).view(recipe.Batch, 1, length).to(device),
            tensor(visemes).view(recipe.Batch, Viseme.Count, length).to(device));
    }

    private float[] One(Random draw, Targets targets)
    {
        int length = recipe.Length;
        if (draw.NextDouble() < recipe.NoiseShare)
        {
            targets.Counted.Span.Fill(1);
            targets.Closed.Span.Fill(1);
            targets.Visemes.Span[..length].Fill(1);
            float loudness = MathF.Pow(10, -1 - 2 * draw.NextSingle());
            float[] noise = [.. VoiceChange.Noise(length * 640, draw).Select(s => s * loudness)];
            return SpeechWindows.Cut(Heard(noise, draw), 0, length, FaceFormat.FrameRate.PerSecond);
        }

        MotionClip clip = clipDraw.Next(draw);
        bool changed = draw.NextDouble() < recipe.ChangedShare;
        (float[] sound, double speed) = changed ? VoiceChange.Apply(clip.Sound, draw) : (clip.Sound, 1);
        float[] mel = Mel(sound);
        double stretch = 1;
        if (changed)
        {
            stretch = 0.85 + 0.35 * draw.NextDouble();
            mel = SpeechAugmentation.Apply(Stretched(mel, stretch), draw);
        }

        double pace = speed * stretch;
        int frames = (int)(clip.FrameCount / pace);
        int start = draw.Next(-4, Math.Max(-3, frames - length + 5));
        for (int t = 0; t < length; t++)
            Target(clip, (start + t) * pace, t, targets);
        return SpeechWindows.Cut(mel, start, length, FaceFormat.FrameRate.PerSecond);
    }

    private void Target(MotionClip clip, double frame, int t, Targets targets)
    {
        int length = recipe.Length;
        int below = (int)Math.Floor(frame);
        if (below < 0 || below >= clip.FrameCount - 1)
            return;
        float part = (float)(frame - below);
        if (clip.Visemes is { } said)
            Mix(said[below], said[below + 1], targets.Visemes.Span);
        if (clip.Counts[below] * clip.Counts[below + 1] == 0)
            return;
        targets.Counted.Span[t] = clip.Counts[below];
        Mix(clip.Coefficients[below], clip.Coefficients[below + 1], targets.Coefficients.Span);
        targets.Closed.Span[t] = clip.Opening[below] * (1 - part) + clip.Opening[below + 1] * part < closedBelow ? 1 : 0;

        void Mix(float[] a, float[] b, Span<float> target)
        {
            for (int k = 0; k < a.Length; k++)
                target[k * length + t] = a[k] * (1 - part) + b[k] * part;
        }
    }

    private static float[] Heard(float[] sound, Random draw) => SpeechAugmentation.Apply(Mel(sound), draw);

    private static float[] Mel(float[] sound) => MelSpectrogram.Compute(new Waveform(sound, Waveform.SpeechRateHz)).Values;

    /// <summary>Mel frames of a speech told so much faster, at the same pitch.</summary>
    private static float[] Stretched(float[] mel, double faster)
    {
        int frames = mel.Length / Bands;
        int count = Math.Max(1, (int)(frames / faster));
        var stretched = new float[count * Bands];
        for (int t = 0; t < count; t++)
        {
            double position = Math.Min(t * faster, frames - 1);
            int below = Math.Min((int)position, Math.Max(0, frames - 2));
            float part = (float)(position - below);
            int above = Math.Min(below + 1, frames - 1);
            for (int band = 0; band < Bands; band++)
                stretched[t * Bands + band] = mel[below * Bands + band] * (1 - part) + mel[above * Bands + band] * part;
        }

        return stretched;
    }

    /// <summary>Where one sentence's targets go, values x T each.</summary>
    private sealed record Targets(Memory<float> Coefficients, Memory<float> Closed, Memory<float> Counted, Memory<float> Visemes);
}
