namespace Chrysalis.Talking.Speaking;

/// <summary>What is being done for a video.</summary>
public enum SpeakStage
{
    /// <summary>Speech and footage are opened; how much there is to do is not known yet.</summary>
    Open,

    /// <summary>The footage is searched for the face.</summary>
    Faces,

    /// <summary>Frames are made.</summary>
    Speak,
}
