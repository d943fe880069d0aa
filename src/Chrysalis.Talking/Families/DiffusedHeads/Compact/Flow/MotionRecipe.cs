namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>How motion is taught, but for the number of steps.</summary>
internal sealed record MotionRecipe
{
    /// <summary>Windows a step.</summary>
    public int Batch { get; init; } = 64;

    /// <summary>Highest learning rate; it warms up and falls along a cosine.</summary>
    public double LearningRate { get; init; } = 1.5e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 0.02;

    /// <summary>How much of the running average stays at each step.</summary>
    public double AverageDecay { get; init; } = 0.998;

    /// <summary>Share of the windows that are not told the speech.</summary>
    public double DeafShare { get; init; } = 0.12;

    /// <summary>Share of the windows that are not told the past.</summary>
    public double FirstShare { get; init; } = 0.1;

    /// <summary>Greatest deviation of the noise on the past, so that small faults do not add up.</summary>
    public double PastNoise { get; init; } = 0.25;

    /// <summary>Share of the windows whose past is the network's own.</summary>
    public double OwnPastShare { get; init; } = 0.4;

    /// <summary>When those begin, as a share of the stage.</summary>
    public double OwnPastFrom { get; init; } = 0.3;

    /// <summary>Steps that such a past is drawn in.</summary>
    public int OwnPastSteps { get; init; } = 8;

    /// <summary>
    /// Greatest deviation of the noise on the heard mouth: what is heard of footage that was learnt by heart is better than it will be.
    /// </summary>
    public double HeardNoise { get; init; } = 0.35;

    /// <summary>Steps of the undistilled teacher.</summary>
    public int TeacherSteps { get; init; } = 50;

    /// <summary>Windows a step of the distillation.</summary>
    public int DistilledBatch { get; init; } = 20;

    /// <summary>Times at which each of them is learnt.</summary>
    public int TimesEach { get; init; } = 8;

    /// <summary>Highest learning rate of the distillation.</summary>
    public double DistilledRate { get; init; } = 6e-4;
}
