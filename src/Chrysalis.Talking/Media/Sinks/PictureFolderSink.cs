using System.Globalization;

namespace Chrysalis.Talking.Media.Sinks;

/// <summary>
/// A folder of numbered pictures, from 0; pictures there before are replaced, and those of a run that fails stay. Not for use from several
/// threads at once.
/// </summary>
public sealed class PictureFolderSink : IFrameSink
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg"];
    private readonly SinkOrder order = new(typeof(PictureFolderSink));
    private readonly string folder;
    private readonly string before;
    private readonly string after;
    private readonly int digits;
    private long next;

    /// <summary>Names the pictures.</summary>
    /// <param name="pattern">A path whose file name holds one number as C writes it, such as <c>out/%05d.png</c>; .png or .jpg.</param>
    /// <exception cref="MediaException">It is no such pattern.</exception>
    public PictureFolderSink(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        string name = Path.GetFileName(pattern);
        int percent = name.IndexOf('%', StringComparison.Ordinal);
        int end = percent < 0 ? -1 : name.IndexOf('d', percent);
        string width = end < 0 ? "x" : name[(percent + 1)..end];
        bool isNumber = width.Length == 0 || (width.Length <= 2 && width.All(char.IsAsciiDigit));
        if (!isNumber || name.LastIndexOf('%') != percent || !IsPicture(name))
            throw new MediaException(
                $"'{pattern}' does not number pictures: name them like out/%05d.png, ending in {string.Join(", ", Extensions)}.");
        folder = Path.GetDirectoryName(Path.GetFullPath(pattern))!;
        digits = width.Length == 0 ? 1 : Math.Max(1, int.Parse(width, CultureInfo.InvariantCulture));
        (before, after) = (name[..percent], name[(end + 1)..]);
    }

    /// <summary>Whether a path ends as a picture does, so that a video of it can only be a folder of pictures.</summary>
    public static bool IsPicture(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());
    }

    /// <inheritdoc/>
    public bool NeedsSound => false;

    /// <inheritdoc/>
    /// <exception cref="MediaException">The folder cannot be made.</exception>
    public void Begin(VideoFormat format, SoundTrack? sound)
    {
        ArgumentNullException.ThrowIfNull(format);
        order.Begin();
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"The folder '{folder}' of the pictures cannot be made: choose another one.", error);
        }
    }

    /// <inheritdoc/>
    public void Write(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        order.RequireBegun();
        string number = next++.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        StillImage.Save(Path.Combine(folder, before + number + after), frame);
    }

    /// <inheritdoc/>
    public void Complete() => order.RequireBegun(); // Every picture is whole already.

    /// <inheritdoc/>
    public void Dispose() => order.End();
}
