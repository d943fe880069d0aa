using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;
using MathNet.Numerics.LinearAlgebra.Single;

namespace Chrysalis.Talking.Faces.Camera;

/// <summary>Head rotation from the mesh's depth: the rotation that best turns the average face into the measured one (Kabsch).</summary>
internal static class HeadPoseEstimator
{
    private const float DegreesPerRadian = 180 / MathF.PI;

    public static HeadPose Estimate(Landmarks landmarks)
    {
        CanonicalFace.Point[] points = CanonicalFace.Points;
        Vector3 faceMean = default;
        Vector3 frameMean = default;
        foreach (CanonicalFace.Point point in points)
        {
            faceMean += point.Space / points.Length;
            frameMean += InSpace(landmarks, point.Index) / points.Length;
        }

        var covariance = new DenseMatrix(3, 3);
        foreach (CanonicalFace.Point point in points)
        {
            Vector3 from = point.Space - faceMean;
            Vector3 to = InSpace(landmarks, point.Index) - frameMean;
            for (int row = 0; row < 3; row++)
                for (int column = 0; column < 3; column++)
                    covariance[row, column] += to[row] * from[column];
        }

        var svd = covariance.Svd();
        var flip = DenseMatrix.CreateIdentity(3);
        flip[2, 2] = MathF.Sign((svd.U * svd.VT).Determinant());
        var rotation = svd.U * flip * svd.VT;

        // Rotation = roll about z, then pitch about x, then yaw about y, read off its entries (y down, z away).
        float yaw = MathF.Atan2(rotation[2, 0], rotation[2, 2]);
        float pitch = MathF.Asin(Math.Clamp(rotation[2, 1], -1, 1));
        float roll = MathF.Atan2(-rotation[0, 1], rotation[1, 1]);
        return new(yaw * DegreesPerRadian, pitch * DegreesPerRadian, roll * DegreesPerRadian);
    }

    private static Vector3 InSpace(Landmarks landmarks, int index) =>
        new(landmarks.Xyz[index * 3], landmarks.Xyz[index * 3 + 1], landmarks.Xyz[index * 3 + 2]);
}
