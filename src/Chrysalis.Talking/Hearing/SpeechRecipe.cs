namespace Chrysalis.Talking.Hearing;

/// <summary>How the speech encoder is taught.</summary>
internal sealed record SpeechRecipe
{
    /// <summary>Sentences a step.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Video frames of each.</summary>
    public int Length { get; init; } = 64;

    /// <summary>Highest learning rate; it warms up and falls along a cosine.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 0.02;

    /// <summary>Weight of the mouth's shape.</summary>
    public double ShapeTerm { get; init; } = 1;

    /// <summary>Weight of the change from frame to frame.</summary>
    public double VelocityTerm { get; init; } = 2;

    /// <summary>Share of the sentences changed to sound like another voice, microphone or room.</summary>
    public double AugmentedShare { get; init; } = 0.5;

    /// <summary>How much of the running average stays at each step.</summary>
    public double AverageDecay { get; init; } = 0.995;
}
