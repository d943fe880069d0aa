namespace Chrysalis.Talking.Models;

/// <summary>The frame of the scene is shown as it is, for example because there is no face in it; such frames are counted.</summary>
public sealed record PassedThrough : Painted
{
    private PassedThrough()
    {
    }

    /// <summary>The only one.</summary>
    public static PassedThrough Instance { get; } = new();
}
