using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Talking.Tests.Speaking;

public class SwayingStillTests
{
    [Fact]
    public void AHeadAtRest_IsThePhotoByteForByte()
    {
        (FootageSource photo, TrackedFace face) = Photo();
        using (photo)
        using (var still = new SwayingStill(photo, face, StillHead.Instance, new(25), 10))
        {
            Assert.Equal(10, still.Count);
            Assert.False(still.Source.IsOnePicture);
            Assert.Equal(photo.Frames.At(0)!.Rgb, still.Source.Frames.At(7)!.Rgb);
            Assert.Null(still.Source.Frames.At(10));
            Assert.Equal(face.FaceToFrame.TranslateX, still[3]!.FaceToFrame.TranslateX, 0.01f);
            Assert.Null(still.Warning);
        }
    }

    [Fact]
    public void AHeadThatShifts_TakesItsFaceAlongAndLeavesTheBorder()
    {
        (FootageSource photo, TrackedFace face) = Photo();
        var aside = new HeadMotion(default, new(0.2f, -0.1f, 0), 0);
        using (photo)
        using (var still = new SwayingStill(photo, face, new HeadMotionTrack([0, 1], [default, aside], TrackEnd.Hold), new(25), 60))
        {
            TrackedFace moved = still[50]!;
            float unit = HeadPlacement.OuterCorners * face.FaceToFrame.Scale;
            Assert.Equal(face.FaceToFrame.TranslateX + 0.2f * unit, moved.FaceToFrame.TranslateX, 0.3f);
            Assert.Equal(face.FaceToFrame.TranslateY + 0.1f * unit, moved.FaceToFrame.TranslateY, 0.3f);
            Assert.Equal(face.FaceToFrame.Scale, moved.FaceToFrame.Scale, 0.1f);

            (Frame before, Frame after) = (photo.Frames.At(0)!, still.Source.Frames.At(50)!);
            Vector2 nose = face.Landmarks[197];
            int x = (int)nose.X, y = (int)nose.Y, right = (int)MathF.Round(0.2f * unit), down = (int)MathF.Round(0.1f * unit);
            Assert.InRange(after.Row(y + down)[(x + right) * 3] - before.Row(y)[x * 3], -12, 12);
            Assert.Equal(before.Row(0).ToArray(), after.Row(0).ToArray());
            Assert.Equal(before.Row(before.Height - 1).ToArray(), after.Row(before.Height - 1).ToArray());
        }
    }

    [Fact]
    public void AHeadThatTurnsTooFar_IsHeldAndSaid()
    {
        (FootageSource photo, TrackedFace face) = Photo();
        using (photo)
        using (var still = new SwayingStill(
            photo, face, new AddedTurn(StillHead.Instance, AnglePath.Constant(40), null, null), new(25), 10))
        {
            Assert.InRange(still[5]!.Pose.YawDeg, 15, 18);
            Assert.Contains("turn by up to yaw 40", still.Warning, StringComparison.Ordinal);
        }
    }

    /// <summary>The average face before a gentle slope of grey.</summary>
    private static (FootageSource Photo, TrackedFace Face) Photo()
    {
        const int Width = 320, Height = 360;
        var picture = new Frame(Width, Height);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
                picture.Row(y).Slice(x * 3, 3).Fill((byte)(40 + x / 4 + y / 4));
        float[] xyz = new float[Landmarks.Count * 3];
        for (int i = 0; i < Landmarks.Count; i++)
        {
            Vector3 point = AverageFace.Points[i] * 50 + new Vector3(160, 130, 0);
            (xyz[i * 3], xyz[i * 3 + 1], xyz[i * 3 + 2]) = (point.X, point.Y, point.Z);
        }

        var landmarks = new Landmarks(xyz);
        var face = new TrackedFace(
            default, landmarks, HeadPoseEstimator.Estimate(landmarks), FaceAlignment.Fit(landmarks), 1);
        return (new(FootageFrames.Of([picture]), "photo", "key", Width, Height, new(25)), face);
    }
}
