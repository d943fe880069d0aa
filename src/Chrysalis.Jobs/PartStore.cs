using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Jobs;

/// <summary>
/// The parts that are done, one file each in a folder. A file holds "CHPT", the SHA-256 of key and unit, the part, and last a SHA-256 of
/// all before it; it appears whole or not at all. One that is damaged, or of another request, counts as not done. Several requests, and
/// several processes at once, may share a folder. May be shared between threads.
/// </summary>
/// <typeparam name="TPart">What one unit contributes.</typeparam>
public sealed class PartStore<TPart>
{
    private const int HashLength = 32;
    private const int HeadLength = 4 + HashLength;

    private readonly string folder;
    private readonly string key;
    private readonly IPartFormat<TPart> format;

    /// <summary>A store of parts as JSON in a folder, which is made with the first part.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="key">What the parts belong to: everything that their values depend on, see <see cref="JobKey"/>.</param>
    [RequiresUnreferencedCode(JobKey.Reflects)]
    [RequiresDynamicCode(JobKey.Reflects)]
    public PartStore(string folder, string key) : this(folder, key, new JsonPartFormat<TPart>())
    {
    }

    /// <summary>A store in a folder, which is made with the first part.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="key">What the parts belong to: everything that their values depend on, see <see cref="JobKey"/>.</param>
    /// <param name="format">How parts are written.</param>
    public PartStore(string folder, string key, IPartFormat<TPart> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        (this.folder, this.key, this.format) = (Path.GetFullPath(folder), key, format);
    }

    private static ReadOnlySpan<byte> Magic => "CHPT"u8;

    /// <summary>True when a part of the unit lies there; it may yet turn out to be damaged.</summary>
    public bool Has(WorkUnit unit) => File.Exists(PathOf(unit));

    /// <summary>The file of a unit's part.</summary>
    public string PathOf(WorkUnit unit) => Path.Combine(folder, Convert.ToHexStringLower(Identity(unit))[..32] + ".part");

    /// <summary>Keeps a part, and gives it as it will be read: a resumed job sees the same.</summary>
    public TPart Keep(WorkUnit unit, TPart part)
    {
        using var content = new MemoryStream();
        content.Write(Magic);
        content.Write(Identity(unit));
        format.Write(content, part);
        content.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
        AtomicFile.Write(PathOf(unit), stream => content.WriteTo(stream));
        return format.Read(PartOf(content.GetBuffer(), (int)content.Length));
    }

    /// <summary>Reads a unit's part; false where there is none that is whole.</summary>
    public bool TryRead(WorkUnit unit, [MaybeNullWhen(false)] out TPart part)
    {
        part = default;
        string path = PathOf(unit);
        try
        {
            if (!File.Exists(path))
                return false;
            byte[] content = File.ReadAllBytes(path);
            if (!IsWhole(content, unit))
                return false;
            part = format.Read(PartOf(content, content.Length));
            return true;
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return false;
        }
    }

    private static MemoryStream PartOf(byte[] content, int length) =>
        new(content, HeadLength, length - HeadLength - HashLength, writable: false);

    private bool IsWhole(ReadOnlySpan<byte> content, WorkUnit unit) =>
        content.Length >= HeadLength + HashLength
        && content[..4].SequenceEqual(Magic)
        && content[4..HeadLength].SequenceEqual(Identity(unit))
        && content[^HashLength..].SequenceEqual(SHA256.HashData(content[..^HashLength]));

    private byte[] Identity(WorkUnit unit) => SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
        $"{key.Length} {key} {unit.Name.Length} {unit.Name} {unit.Index} {unit.Seed.Value}")));
}
