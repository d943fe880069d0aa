namespace Chrysalis.Talking.Footage;

/// <summary>What a feature must be shown. Nothing is decoded, tracked or heard that no feature asks for.</summary>
[Flags]
public enum FootageNeeds
{
    /// <summary>Nothing but what is known of the file.</summary>
    None = 0,

    /// <summary>The sound track, 16 kHz, in blocks.</summary>
    Sound = 1,

    /// <summary>Every frame.</summary>
    Pictures = 2,

    /// <summary>Every frame, with the face followed through them; the analyser's version is then part of the feature's key.</summary>
    Faces = 6,
}
