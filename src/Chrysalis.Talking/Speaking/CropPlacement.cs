using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Speaking;

/// <summary>Where the model's crop lies in each frame.</summary>
/// <param name="Geometry">What of the face it shows.</param>
internal sealed record CropPlacement(CropGeometry Geometry)
{
    private AffineTransform? Fixed { get; init; }

    private bool Smooth { get; init; } = true;

    /// <summary>The placement that a request asks for.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="mouth">How the model sees the face.</param>
    /// <param name="track">The face; its median size is what pads are measured at.</param>
    /// <exception cref="SpeakException">The pads leave nothing to see.</exception>
    public static CropPlacement For(FacePlacement asked, MouthTraits mouth, FaceTrack track)
    {
        if (asked.Box is { } box)
            return new(mouth.Crop) { Fixed = mouth.Crop.CropToFrame(FaceBoxRule.FaceToFrame(box.Top, box.Bottom, box.Left, box.Right)) };
        return new(Padded(mouth.Crop, asked.Pads ?? mouth.Pads, track)) { Smooth = asked.Smooth };
    }

    /// <summary>Maps crop pixels to the frame.</summary>
    public AffineTransform CropToFrame(TrackedFace face) =>
        Fixed ?? Geometry.CropToFrame(Smooth ? face.FaceToFrame : FaceAlignment.Fit(face.Landmarks));

    private static CropGeometry Padded(CropGeometry crop, Edges pads, FaceTrack track)
    {
        if (pads == default)
            return crop;
        List<float> sizes = [.. track.Faces.OfType<TrackedFace>().Select(face => face.FaceToFrame.Scale).Order()];
        float unit = sizes[sizes.Count / 2];
        CropGeometry padded = crop.Grown(pads.Top / unit, pads.Bottom / unit, pads.Left / unit, pads.Right / unit);
        return Math.Min(padded.Extent / crop.Extent, padded.ExtentY / crop.ExtentY) is >= 0.5f and <= 4
            ? padded
            : throw new SpeakException(
                $"Pads of {pads} leave too little or too much of the face, whose eyes are {unit:0} px apart: give smaller numbers.");
    }
}
