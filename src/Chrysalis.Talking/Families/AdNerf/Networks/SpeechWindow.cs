using Chrysalis.Talking.Hearing;

namespace Chrysalis.Talking.Families.AdNerf.Networks;

/// <summary>The frames that AD-NeRF's attention looks at, and what it reads of them: as in the published code the first half.</summary>
internal static class SpeechWindow
{
    /// <summary>Frames that are weighed: 4 before a frame, itself and 3 after it.</summary>
    public const int Frames = 8;

    /// <summary>How many of them come before the frame itself.</summary>
    public const int FramesBefore = 4;

    private const int ValuesRead = 32;

    /// <summary>The published attention: 2,149 parameters.</summary>
    public static AudioAttention Attention() => new(ValuesRead, Frames);
}
