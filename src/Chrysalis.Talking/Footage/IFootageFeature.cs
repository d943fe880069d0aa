namespace Chrysalis.Talking.Footage;

/// <summary>
/// One thing worth knowing about every frame (a crop, a camera's pose, an eye's openness) or about the sound: it sees each frame
/// once and writes a file of its own in the store. A feature is a description and holds no state; what it keeps from frame to
/// frame belongs to its recorder, so that several videos can be prepared at once.
/// </summary>
public interface IFootageFeature
{
    /// <summary>Its name, also of its file: small letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>Raised whenever the same footage gives other values; files of other versions are then not found any more.</summary>
    int Version { get; }

    /// <summary>Whatever else decides its values (a crop's geometry, a size); part of its key.</summary>
    string Settings => "";

    /// <summary>What it must be shown.</summary>
    FootageNeeds Needs { get; }

    /// <summary>How one record looks; a feature may write a record a frame, or fewer, or more.</summary>
    FeatureLayout Layout(FootageClip clip);

    /// <summary>Begins to record a video; what is seen goes to <paramref name="file"/>, record after record.</summary>
    IFeatureRecorder Begin(FootageClip clip, FeatureWriter file);
}
