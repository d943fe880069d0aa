using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.Footage;

/// <summary>
/// The whole face of every frame: 468 x 3 landmarks in frame pixels, the alignment's four numbers (A, B, TranslateX, TranslateY) and
/// the head's yaw, pitch and roll in degrees; zeros where no face was found.
/// </summary>
internal sealed class LandmarksFeature : IFootageFeature
{
    private const int Points = Landmarks.Count * 3;

    /// <inheritdoc/>
    public string Name => "landmarks";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Faces;

    /// <summary>The face that a record tells of; its box is not kept.</summary>
    public static TrackedFace Face(ReadOnlySpan<float> record)
    {
        ReadOnlySpan<float> rest = record[Points..];
        return new(
            default, new(record[..Points].ToArray()), new(rest[4], rest[5], rest[6]), new(rest[0], rest[1], rest[2], rest[3]), Score: 1);
    }

    /// <summary>The landmarks of a recorded clip, as poses are found from; null where no face was found.</summary>
    /// <param name="file">The recorded feature.</param>
    /// <param name="width">Width of the clip's pictures in pixels.</param>
    /// <param name="height">Their height.</param>
    public static LandmarkSequence Sequence(FeatureFile file, int width, int height)
    {
        return new(width, height, checked((int)file.Count), Read);

        Landmarks? Read(int frame)
        {
            float[] xyz = file.Read<float>(frame, 1)[..Points];
            return xyz.AsSpan().ContainsAnyExcept(0f) ? new(xyz) : null;
        }
    }

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<float>(Points + 7);

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file) =>
        new FrameRecorder(frame => file.Write<float>(Record(frame.Face)));

    private static float[] Record(TrackedFace? face)
    {
        var record = new float[Points + 7];
        if (face is null)
            return record;
        face.Landmarks.Xyz.CopyTo(record, 0);
        (SimilarityTransform map, HeadPose pose) = (face.FaceToFrame, face.Pose);
        ((ReadOnlySpan<float>)[map.A, map.B, map.TranslateX, map.TranslateY, pose.YawDeg, pose.PitchDeg, pose.RollDeg])
            .CopyTo(record.AsSpan(Points));
        return record;
    }
}
