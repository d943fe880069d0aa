namespace Chrysalis.Talking.Media;

/// <summary>Tells a file that was looked at before from one that has changed since: its full path, its length, its time.</summary>
internal readonly record struct FileStamp(string Path, long Length, DateTime Written)
{
    /// <summary>The stamp of a file; null where it says nothing: a link may lead elsewhere unseen, and a device has no length.</summary>
    public static FileStamp? Of(string path)
    {
        var file = new FileInfo(path);
        return file is { Exists: true, LinkTarget: null, Length: > 0 }
            ? new(file.FullName, file.Length, file.LastWriteTimeUtc)
            : null;
    }
}
