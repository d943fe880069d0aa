namespace Chrysalis.Talking.Media;

/// <summary>Who reads the pictures of a file.</summary>
internal enum PictureSource
{
    /// <summary>ffmpeg.</summary>
    Ffmpeg,

    /// <summary>Skia, as one picture.</summary>
    Still,

    /// <summary>Skia, as the pictures of an animation.</summary>
    Animation,
}
