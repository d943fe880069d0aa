namespace Chrysalis.Talking.Families.AnyFace.Clips;

/// <summary>
/// Draws clips so that few clips of many people count beside many clips of one: a folder of n clips is drawn from in proportion to
/// n to a power below 1.
/// </summary>
/// <typeparam name="T">What is kept of a clip.</typeparam>
internal sealed class ClipDraw<T>
{
    private readonly IReadOnlyList<T>[] folders;
    private readonly double[] shares;

    /// <param name="clips">The clips with the videos they were made from.</param>
    /// <param name="power">1 draws every clip alike, 0 every folder.</param>
    public ClipDraw(IEnumerable<(T Clip, string Source)> clips, double power)
    {
        folders = [.. clips.GroupBy(clip => Path.GetDirectoryName(clip.Source)).Select(group => group.Select(clip => clip.Clip).ToArray())];
        double[] weights = [.. folders.Select(folder => Math.Pow(folder.Count, power))];
        shares = [.. weights.Select(weight => weight / weights.Sum())];
    }

    /// <summary>One clip.</summary>
    public T Next(Random draw)
    {
        double left = draw.NextDouble();
        int folder = 0;
        while (folder < folders.Length - 1 && (left -= shares[folder]) > 0)
            folder++;
        return folders[folder][draw.Next(folders[folder].Count)];
    }
}
