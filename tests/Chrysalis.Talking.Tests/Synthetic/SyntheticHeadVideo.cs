using System.Buffers.Binary;
using System.Text;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Synthetic;

/// <summary>
/// Writes the synthetic head as footage that a user might bring: a video of 25 frames a second of a head that turns, nods and speaks, with
/// the sound that drives its mouth.
/// </summary>
internal static class SyntheticHeadVideo
{
    private const int AtOnce = 16;

    /// <summary>Writes a video.</summary>
    /// <param name="path">The file to write, .mp4 for instance; a .wav of the same name is left beside it.</param>
    /// <param name="seconds">How long it is; training asks for 20 or more.</param>
    /// <param name="size">Width and height in pixels, even.</param>
    /// <param name="seed">Decides movement and speech.</param>
    /// <param name="yawDeg">How far the head turns to either side.</param>
    /// <returns>The true poses and openings of the lips, one a frame.</returns>
    public static (HeadTrack Track, float[] Openings) Write(
        string path, double seconds = 48, int size = 256, int seed = 1, float yawDeg = 25)
    {
        var head = new SyntheticHead();
        var voice = new SyntheticVoice(seed, seconds);
        float focalPx = 1.3f * size;
        var motion = new SyntheticPath(seed, depth: 2.8f, yawDeg);
        int count = (int)(seconds * 25);
        string sound = Path.ChangeExtension(path, ".wav");
        WriteSound(sound, voice.Samples);
        using var writer = new VideoWriter(path, size, size, new FrameRate(25), new VideoEncoding(Crf: 12), sound);
        for (int first = 0; first < count; first += AtOnce)
        {
            var frames = new Frame[Math.Min(AtOnce, count - first)];
            int start = first;
            Parallel.For(0, frames.Length, i => frames[i] = head.Render(
                motion.At(start + i), motion.Middle, voice.Opening(start + i), focalPx, size, size).Colour);
            foreach (Frame frame in frames)
                writer.Write(frame);
        }

        writer.Complete();
        return (
            new(focalPx, size, size, [.. Enumerable.Range(0, count).Select(frame => (RigidPose?)motion.At(frame))]),
            [.. Enumerable.Range(0, count).Select(voice.Opening)]);
    }

    /// <summary>RIFF WAVE, 16 bits, one channel.</summary>
    private static void WriteSound(string path, float[] samples)
    {
        var bytes = new byte[44 + samples.Length * 2];
        Encoding.ASCII.GetBytes("RIFF....WAVEfmt ").CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), SyntheticVoice.RateHz);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), SyntheticVoice.RateHz * 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        Encoding.ASCII.GetBytes("data").CopyTo(bytes, 36);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), samples.Length * 2);
        for (int i = 0; i < samples.Length; i++)
        {
            short sample = (short)Math.Clamp(MathF.Round(samples[i] * 32767), -32767, 32767);
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(44 + i * 2), sample);
        }

        File.WriteAllBytes(path, bytes);
    }
}
