using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>Where one frame shows the points that poses are read from: in longer edges from the picture's middle, y up.</summary>
internal sealed class SeenFace
{
    /// <summary>
    /// How far a point is expected to lie from where it should, in inter-ocular distances. A landmark shakes by 0.7 %; but the network errs
    /// for neighbours and for one expression alike, so that a point tells less than if it erred by itself.
    /// </summary>
    private const double Scatter = 0.02;

    /// <summary>Errors of more than this many scatters count less and less (Cauchy).</summary>
    private const double Outlying = 2;

    private readonly double squareScatter;

    /// <summary>Takes a face of a picture of that size.</summary>
    public SeenFace(Landmarks landmarks, int width, int height)
    {
        Landmarks = landmarks;
        LongerEdge = Math.Max(width, height);
        Middle = new(width / 2f, height / 2f);
        Points = [.. RigidPoints.All.Select(point => At(point.Index))];
        double size = MouthShape.InterOcular(landmarks) / LongerEdge * Scatter;
        squareScatter = Math.Max(size * size, 1e-12);
    }

    /// <summary>All landmarks, in pixels.</summary>
    public Landmarks Landmarks { get; }

    /// <summary>Longer edge of the picture in pixels.</summary>
    public float LongerEdge { get; }

    /// <summary>The points of <see cref="RigidPoints"/>.</summary>
    public Vector2[] Points { get; }

    private Vector2 Middle { get; }

    /// <summary>Any landmark.</summary>
    public Vector2 At(int index)
    {
        Vector2 place = (Landmarks[index] - Middle) / LongerEdge;
        return place with { Y = -place.Y };
    }

    /// <summary>What a point's error counts in a sum of squares, given the error in longer edges.</summary>
    /// <param name="weight">The point's own weight.</param>
    /// <param name="x">Error to the right.</param>
    /// <param name="y">Error upwards.</param>
    public double Weight(float weight, double x, double y) =>
        weight / squareScatter / (1 + (x * x + y * y) / (squareScatter * Outlying * Outlying));

    /// <summary>What the same error costs.</summary>
    public double Cost(float weight, double x, double y) =>
        weight * Outlying * Outlying * Math.Log(1 + (x * x + y * y) / (squareScatter * Outlying * Outlying));
}
