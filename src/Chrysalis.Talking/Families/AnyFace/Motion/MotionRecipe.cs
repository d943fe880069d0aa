namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>How the mouth's motion is learnt from speech.</summary>
internal sealed record MotionRecipe
{
    /// <summary>Sentences a step.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Video frames of each.</summary>
    public int Length { get; init; } = 56;

    /// <summary>Highest learning rate; it warms up and falls along a cosine.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 0.03;

    /// <summary>Weight of the change from frame to frame.</summary>
    public double VelocityTerm { get; init; } = 2;

    /// <summary>Weight of the lips' opening.</summary>
    public double OpeningTerm { get; init; } = 1;

    /// <summary>Share of sentences whose sound is changed.</summary>
    public double ChangedShare { get; init; } = 0.85;

    /// <summary>Share of sentences in which only noise is heard and the mouth is to rest.</summary>
    public double NoiseShare { get; init; } = 0.04;

    /// <summary>How much of the running average stays at each step.</summary>
    public double AverageDecay { get; init; } = 0.998;

    /// <summary>Weight of whether lips touch.</summary>
    public double TouchTerm { get; init; } = 0.3;

    /// <summary>Weight of what is said.</summary>
    public double VisemeTerm { get; init; } = 0.2;

    /// <summary>Sentences in synthetic voices, with mouths by rule; none when trained weights are begun with.</summary>
    public int SyntheticSentences { get; init; } = 64;
}
