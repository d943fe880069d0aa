using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Speech;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>
/// The published audio encoder. It exists as a TorchScript program only, so that hearing by it is running code that came with a file: make
/// one only where the user said so.
/// </summary>
internal sealed class TorchScriptEar : IDisposable
{
    /// <summary>Samples of 16 kHz that a frame's embedding is made of: a fifth of a second around it.</summary>
    public const int WindowSamples = 3200;

    /// <summary>Samples from one frame to the next, at 25 frames a second.</summary>
    public const int HopSamples = 640;

    private const int StateLayers = 2;

    private readonly jit.ScriptModule program;
    private readonly string path;
    private readonly int width;

    private TorchScriptEar(jit.ScriptModule program, string path, int width) =>
        (this.program, this.path, this.width) = (program, path, width);

    /// <summary>Loads the program, which may run parts of it already.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="width">Numbers of an embedding, and of its memory.</param>
    /// <exception cref="CheckpointException">Torch cannot load it.</exception>
    public static TorchScriptEar LoadTrusted(string path, int width)
    {
        try
        {
            jit.ScriptModule program = jit.load(path);
            program.eval();
            return new(program, path, width);
        }
        catch (ExternalException error)
        {
            throw Failed(path, "be loaded", error);
        }
    }

    /// <summary>
    /// Hears a speech. The window of frame i is 3200 samples from 640 i - 1280 on, with silence beyond the ends; what is remembered of the
    /// windows before goes with each.
    /// </summary>
    /// <param name="speech">The speech, at 16 kHz.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="CheckpointException">The program fails, or gives something else than embeddings.</exception>
    public SpeechEmbeddings Hear(Waveform speech, CancellationToken cancellation)
    {
        if (speech.SampleRateHz != Waveform.SpeechRateHz)
            throw new ArgumentException($"The audio encoder hears {Waveform.SpeechRateHz} samples a second, not {speech.SampleRateHz}.");
        int frames = Math.Max(1, speech.Samples.Length / HopSamples);
        var values = new float[frames * width];
        using var _ = no_grad();
        Tensor memory = zeros(StateLayers, 1, width);
        try
        {
            for (int i = 0; i < frames; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                Tensor[] heard = Run(tensor(Window(speech.Samples, i)).view(1, 1, WindowSamples), memory);
                Embedding(heard).CopyTo(values.AsSpan(i * width));
                Tensor next = heard[^1].to(ScalarType.Float32, copy: true).DetachFromDisposeScope();
                memory.Dispose();
                memory = next;
            }
        }
        finally
        {
            memory.Dispose();
        }

        return new(values, width);
    }

    /// <inheritdoc/>
    public void Dispose() => program.Dispose();

    private static float[] Window(float[] samples, int frame)
    {
        var window = new float[WindowSamples];
        int first = frame * HopSamples - (WindowSamples - HopSamples) / 2;
        int from = Math.Max(first, 0), to = Math.Min(first + WindowSamples, samples.Length);
        if (to > from)
            samples.AsSpan(from, to - from).CopyTo(window.AsSpan(from - first));
        return window;
    }

    /// <summary>(sound, lengths, memory) to (embedding, ..., memory).</summary>
    private Tensor[] Run(Tensor window, Tensor memory)
    {
        object? given;
        try
        {
            given = program.call(window, tensor(new[] { (long)WindowSamples }), memory);
        }
        catch (ExternalException error)
        {
            throw Failed(path, "hear", error);
        }

        Tensor[] tensors = [.. Parts(given).OfType<Tensor>()];
        return tensors.Length >= 2 ? tensors : throw new CheckpointException($"'{path}' is not the published audio encoder: it gives "
            + $"{tensors.Length} tensor(s) for a window, where that gives an embedding and what it remembers.");
    }

    private ReadOnlySpan<float> Embedding(Tensor[] heard)
    {
        if (heard[0].numel() != width || heard[^1].numel() != StateLayers * width)
            throw new CheckpointException($"'{path}' is not the audio encoder of this network: it gives {heard[0].numel()} numbers a "
                + $"window and remembers {heard[^1].numel()}, where the network hears {width} and {StateLayers * width} are remembered.");
        float[] numbers = heard[0].to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        return Array.TrueForAll(numbers, float.IsFinite) ? numbers
            : throw new CheckpointException($"'{path}' hears what is no number in this speech: check the file.");
    }

    private static IEnumerable<object?> Parts(object? given) => given switch
    {
        ITuple tuple => Enumerable.Range(0, tuple.Length).Select(i => tuple[i]),
        IEnumerable many and not Tensor => many.Cast<object?>(),
        _ => [given],
    };

    private static CheckpointException Failed(string path, string what, ExternalException error) =>
        new($"'{path}' is a TorchScript program that cannot {what}: {error.Message.Split('\n')[0].TrimEnd('.')}.", error);
}
