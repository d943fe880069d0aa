using System.Runtime.InteropServices;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>Remembers a fingerprint of every frame that was reached by reading on, to check frames reached by seeking.</summary>
internal sealed class SeekCheck
{
    private readonly List<ulong> fingerprints = [];

    /// <summary>Size of a frame in bytes; 0 before the first.</summary>
    public long FrameBytes { get; private set; }

    /// <summary>Notes a frame reached by reading on from the start.</summary>
    public void Note(long index, Frame frame)
    {
        FrameBytes = frame.Rgb.Length;
        if (index == fingerprints.Count)
            fingerprints.Add(Fingerprint(frame));
    }

    /// <summary>True when the frame is the one noted at that index; false also when none was.</summary>
    public bool Matches(long index, Frame frame) =>
        index < fingerprints.Count && fingerprints[(int)index] == Fingerprint(frame);

    // FNV-1a over every seventh word: 40 kB of a 360x288 frame, enough for noise to tell neighbours apart.
    private static ulong Fingerprint(Frame frame)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(frame.Rgb);
        ulong hash = 0xcbf29ce484222325;
        for (int i = 0; i < words.Length; i += 7)
            hash = (hash ^ words[i]) * 0x100000001b3;
        return hash;
    }
}
