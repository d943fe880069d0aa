using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>
/// Keeps a face track between runs. Layout, little-endian: "CHFT", version, count of frames, then for each frame a
/// byte (1: a face follows) and the packed face; last a SHA-256 of everything before it.
/// </summary>
internal static class FaceTrackFile
{
    private const int Version = 1;
    private const int HeaderSize = 12;

    private static ReadOnlySpan<byte> Magic => "CHFT"u8;

    /// <summary>Writes the track; the file appears whole or not at all.</summary>
    /// <exception cref="FaceException">The folder cannot be written.</exception>
    public static void Save(string path, FaceTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(path);
        PackedFaceList faces = track.Faces as PackedFaceList ?? PackedFaceList.From(track.Faces);
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
                throw new DirectoryNotFoundException($"its folder '{folder}' is not there.");
            AtomicFile.Write(path, file => Write(file, faces));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FaceException(
                $"The face track '{path}' cannot be written ({error.Message.TrimEnd('.')}): choose a folder that is writable and not full.",
                error);
        }
    }

    /// <summary>Reads a track; false where there is none, or it is damaged or of another version: analyse again.</summary>
    public static bool TryLoad(string path, [NotNullWhen(true)] out FaceTrack? track)
    {
        track = null;
        try
        {
            using FileStream file = File.OpenRead(path);
            track = Read(file) is { } faces ? new(faces) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Absent or unreadable: the same as none.
        }

        return track is not null;
    }

    private static void Write(Stream file, PackedFaceList faces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            file.Write(bytes);
        }

        Span<byte> header = stackalloc byte[HeaderSize];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], faces.Count);
        Put(header);
        for (int i = 0; i < faces.Count; i++)
        {
            byte[]? face = faces.Bytes(i);
            Put([(byte)(face is null ? 0 : 1)]);
            Put(face);
        }

        file.Write(hash.GetHashAndReset());
    }

    private static PackedFaceList? Read(Stream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[]? Take(int count)
        {
            byte[] bytes = new byte[count];
            if (file.ReadAtLeast(bytes, count, throwOnEndOfStream: false) < count)
                return null;
            hash.AppendData(bytes);
            return bytes;
        }

        if (Take(HeaderSize) is not { } header || !header.AsSpan(0, 4).SequenceEqual(Magic)
            || BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)) != Version)
            return null;

        // The list grows only as bytes arrive, so a false count cannot ask for memory.
        var faces = new PackedFaceList();
        for (int left = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)); left > 0; left--)
        {
            if (Take(1) is not { } there)
                return null;
            byte[]? face = there[0] == 0 ? null : Take(PackedFace.Size);
            if (there[0] > 1 || (there[0] == 1 && face is null))
                return null;
            faces.Add(face);
        }

        byte[] sum = hash.GetHashAndReset();
        return Take(sum.Length) is { } stored && stored.AsSpan().SequenceEqual(sum) && file.ReadByte() < 0 ? faces : null;
    }
}
