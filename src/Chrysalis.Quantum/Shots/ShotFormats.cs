namespace Chrysalis.Quantum.Shots;

/// <summary>The names that the command line gives the result formats.</summary>
public static class ShotFormats
{
    /// <summary>Finds a format by its name: 01, b8, hits, dets, r8 or ptb64.</summary>
    /// <exception cref="StimFormatException">No format has this name.</exception>
    public static ShotFormat Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name switch
        {
            "01" => ShotFormat.Text01,
            "b8" => ShotFormat.B8,
            "hits" => ShotFormat.Hits,
            "dets" => ShotFormat.Dets,
            "r8" => ShotFormat.R8,
            "ptb64" => ShotFormat.Ptb64,
            _ => throw new StimFormatException($"'{name}' is not a result format: 01, b8, hits, dets, r8 and ptb64 are."),
        };
    }

    /// <summary>Refuses a number of shots that a format cannot hold.</summary>
    /// <exception cref="StimFormatException">The format is ptb64 and the number is not a multiple of 64.</exception>
    public static void RequireWholeGroups(ShotFormat format, long shots)
    {
        if (format == ShotFormat.Ptb64 && shots % ShotGroup.Shots != 0)
            throw new StimFormatException(
                $"{shots} shots do not fill ptb64's groups of {ShotGroup.Shots}: take a multiple of {ShotGroup.Shots}, or another format.");
    }
}
