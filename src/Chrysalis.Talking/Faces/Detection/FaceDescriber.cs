using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Detection;

/// <summary>
/// What a network taught to recognise people sees in a face: the 1024 pooled features of <c>faceres</c> (npm package @vladmandic/human),
/// at unit length, so that the dot product of two is their likeness. Its buffers are reused: one thread at a time.
/// </summary>
internal sealed class FaceDescriber(int threads) : IDisposable
{
    /// <summary>Number of features.</summary>
    public const int Size = 1024;

    private const string Pooled = "global_pooling/Mean";

    /// <summary>Brows to chin, ear to ear.</summary>
    private static readonly CropGeometry Face = new(224, 0, 0.5f, 3.2f);

    private readonly FaceNetwork network = new("faceres", threads, scale: 1, offset: 0, Pooled);

    /// <summary>The features of a face.</summary>
    public float[] Describe(Frame frame, TrackedFace face)
    {
        network.Run(frame, Face.CropToFrame(face));
        float[] features = network.Output(Pooled).ToArray();
        float length = MathF.Sqrt(features.Sum(value => value * value));
        for (int i = 0; length > 0 && i < features.Length; i++)
            features[i] /= length;
        return features;
    }

    public void Dispose() => network.Dispose();
}
