namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>How the compact judge is taught.</summary>
internal sealed record EvaluationRecipe
{
    /// <summary>Steps without a limit of time.</summary>
    public int Steps { get; init; } = 4000;

    /// <summary>Clips a step.</summary>
    public int Clips { get; init; } = 6;

    /// <summary>Windows from each of them, at most.</summary>
    public int Windows { get; init; } = 16;

    /// <summary>Highest learning rate; it warms up and falls along a cosine.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 0.02;

    /// <summary>Squared distances are divided by it: cosines by half of it.</summary>
    public double Temperature { get; init; } = 0.14;

    /// <summary>Share of the windows whose sound is changed to another voice's or microphone's.</summary>
    public double ChangedShare { get; init; } = 0.5;

    /// <summary>How much of the running average stays at each step.</summary>
    public double AverageDecay { get; init; } = 0.998;
}
