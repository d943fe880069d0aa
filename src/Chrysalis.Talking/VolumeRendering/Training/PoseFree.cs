using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// Takes from what is measured in a face what follows from how the head is turned: a mouth seen from the side is another one to landmarks.
/// A head that is told so would turn by what is to open its mouth, and be flat. What a person says and where the person looks are taken to
/// have nothing to do with each other.
/// </summary>
internal static class PoseFree
{
    // Thirty degrees is one.
    private const float UnitDeg = 30;
    private const double Ridge = 1e-4;

    /// <summary>
    /// The numbers without what goes with the turn, by least squares on the angles, their squares and products, each clip's against its own
    /// mean: how a person sat in a clip is no expression, as the numbers themselves are against their clip's middle.
    /// </summary>
    /// <param name="numbers">Frames x numbers.</param>
    /// <param name="turns">The head's turn in each frame.</param>
    /// <param name="learnt">The frames from which that is learnt.</param>
    /// <param name="clips">How many frames each clip has, one after the other.</param>
    public static Tensor Of(Tensor numbers, IReadOnlyList<HeadPose> turns, IReadOnlyList<int> learnt, IReadOnlyList<int> clips)
    {
        using var scope = NewDisposeScope();
        Tensor all = tensor(turns.SelectMany(Terms).ToArray()).view(turns.Count, -1);
        Tensor by = cat([.. all.split([.. clips.Select(length => (long)length)]).Select(clip => clip - clip.mean([0], true))]);
        Tensor frames = tensor(learnt.Select(frame => (long)frame).ToArray());
        // Against their means: what is constant stays.
        Tensor known = by.index_select(0, frames), mean = known.mean([0]);
        Tensor centred = known - mean, wanted = numbers.index_select(0, frames);
        Tensor normal = centred.t().matmul(centred).Plus(eye(by.shape[1]) * Scalars.Of(Ridge * learnt.Count));
        Tensor trend = linalg.solve(normal, centred.t().matmul(wanted - wanted.mean([0])));
        return (numbers - (by - mean).matmul(trend)).MoveToOuterDisposeScope();
    }

    private static float[] Terms(HeadPose turn)
    {
        (float yaw, float pitch, float roll) = (turn.YawDeg / UnitDeg, turn.PitchDeg / UnitDeg, turn.RollDeg / UnitDeg);
        return [yaw, pitch, roll, yaw * yaw, pitch * pitch, roll * roll, yaw * pitch, yaw * roll, pitch * roll];
    }
}
