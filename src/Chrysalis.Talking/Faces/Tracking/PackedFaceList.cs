using System.Collections;

namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>Faces kept packed and unpacked one by one as they are asked for.</summary>
internal sealed class PackedFaceList : IReadOnlyList<TrackedFace?>
{
    private readonly List<byte[]?> packed = [];

    public int Count => packed.Count;

    public TrackedFace? this[int index] => packed[index] is { } bytes ? PackedFace.Unpack(bytes) : null;

    public static PackedFaceList From(IEnumerable<TrackedFace?> faces)
    {
        var list = new PackedFaceList();
        foreach (TrackedFace? face in faces)
            list.Add(face is null ? null : PackedFace.Pack(face));
        return list;
    }

    public void Add(byte[]? face) => packed.Add(face);

    /// <summary>The bytes of a face, null where there is none.</summary>
    public byte[]? Bytes(int index) => packed[index];

    public IEnumerator<TrackedFace?> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
