using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Speech;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>
/// What the audio-visual encoder hears of a speech, frame by frame, as SyncTalk counts: the window of frame i is 16 mel frames from
/// floor(80 i / 25) on, and the first window comes twice more before all others, the last twice more after them. Read-only.
/// </summary>
internal sealed class HeardSpeech
{
    private const int WindowMelFrames = 16, FramesPerSecond = 25, Repeated = 2, WindowsBefore = 4, WindowsAtOnce = 64;

    private readonly float[] values;

    private HeardSpeech(float[] values) => this.values = values;

    /// <summary>Frames that it is known of.</summary>
    public int Frames => values.Length / HeadShape.Heard;

    /// <summary>Hears a speech (16 kHz).</summary>
    public static HeardSpeech Of(AudioVisualEncoder ear, Waveform speech, CancellationToken cancellation) =>
        Of(ear, MelSpectrogram.Compute(speech), cancellation);

    /// <summary>Hears a spectrogram; where it is shorter than a window, silence follows it.</summary>
    public static HeardSpeech Of(AudioVisualEncoder ear, MelSpectrogram mel, CancellationToken cancellation)
    {
        int count = WindowsOf(mel);
        var heard = new float[(count + 2 * Repeated) * HeadShape.Heard];
        using var _ = no_grad();
        for (int first = 0; first < count; first += WindowsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            int part = Math.Min(WindowsAtOnce, count - first);
            var windows = new float[part * MelSpectrogram.BandCount * WindowMelFrames];
            for (int i = 0; i < part; i++)
                Cut(mel, first + i, windows.AsSpan(i * MelSpectrogram.BandCount * WindowMelFrames));
            Tensor output = ear.call(tensor(windows).view(part, 1, MelSpectrogram.BandCount, WindowMelFrames));
            output.contiguous().data<float>().CopyTo(heard.AsSpan((Repeated + first) * HeadShape.Heard));
        }

        for (int i = 0; i < Repeated; i++)
        {
            Window(heard, Repeated).CopyTo(Window(heard, i));
            Window(heard, Repeated + count - 1).CopyTo(Window(heard, Repeated + count + i));
        }

        return new(heard);
    }

    /// <summary>What is heard in a frame: 512 numbers.</summary>
    public ReadOnlySpan<float> this[int frame] => Window(values, frame);

    private static int WindowsOf(MelSpectrogram mel) =>
        Math.Max(0, (int)((mel.FrameCount - WindowMelFrames) / (double)MelSpectrogram.FramesPerSecond * FramesPerSecond)) + 2;

    /// <summary>The windows around a frame, 8 x 512: four before it, itself, three after it; beyond the ends zeros.</summary>
    public Tensor Around(int frame)
    {
        var around = new float[HeadShape.Windows * HeadShape.Heard];
        for (int i = 0; i < HeadShape.Windows; i++)
        {
            int at = frame - WindowsBefore + i;
            if (at >= 0 && at < Frames)
                Window(values, at).CopyTo(Window(around, i));
        }

        return tensor(around).view(HeadShape.Windows, HeadShape.Heard);
    }

    /// <summary>One window, 80 x 16; it ends with the sound at the latest.</summary>
    private static void Cut(MelSpectrogram mel, int frame, Span<float> window)
    {
        int first = (int)(MelSpectrogram.FramesPerSecond * (frame / (double)FramesPerSecond));
        first = Math.Max(0, Math.Min(first, mel.FrameCount - WindowMelFrames));
        for (int m = 0; m < WindowMelFrames; m++)
            for (int band = 0; band < MelSpectrogram.BandCount; band++)
                window[band * WindowMelFrames + m] = first + m < mel.FrameCount ? mel.Frame(first + m)[band] : MelSpectrogram.Silence;
    }

    private static Span<float> Window(float[] values, int frame) => values.AsSpan(frame * HeadShape.Heard, HeadShape.Heard);
}
