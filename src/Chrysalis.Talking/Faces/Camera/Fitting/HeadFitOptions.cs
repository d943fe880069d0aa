namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>What is assumed of a person and a camera before any footage is seen.</summary>
internal sealed record HeadFitOptions
{
    /// <summary>Frames that shape and focal length are fitted to, at least 2.</summary>
    public int FrameCount { get; init; } = 60;

    /// <summary>The focal length expected, in longer edges of the picture: 1.2 is a view of 45 degrees across it.</summary>
    public double ExpectedFocal { get; init; } = 1.2;

    /// <summary>How far it may be off: the standard deviation of its logarithm.</summary>
    public double FocalSpread { get; init; } = 0.35;

    /// <summary>
    /// How far a rigid point of a person's face lies from the average face's, along each axis, in units of head space (an inter-ocular
    /// distance is 0.42 of them).
    /// </summary>
    public double ShapeSpread { get; init; } = 0.03;

    /// <summary>The same of the points of mouth, jaw and lids.</summary>
    public double LooseSpread { get; init; } = 0.06;
}
