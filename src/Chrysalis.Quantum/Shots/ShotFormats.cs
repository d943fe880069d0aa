namespace Chrysalis.Quantum.Shots;

/// <summary>The names that the command line gives the result formats.</summary>
public static class ShotFormats
{
    /// <summary>Finds a format by its name: 01, b8, hits, dets or r8.</summary>
    /// <exception cref="StimFormatException">No format has this name.</exception>
    public static ShotFormat Parse(string name) => name switch
    {
        "01" => ShotFormat.Text01,
        "b8" => ShotFormat.B8,
        "hits" => ShotFormat.Hits,
        "dets" => ShotFormat.Dets,
        "r8" => ShotFormat.R8,
        _ => throw new StimFormatException($"'{name}' is not a result format: 01, b8, hits, dets and r8 are."),
    };
}
