namespace Chrysalis.Talking.Training.Parts;

/// <summary>Learning-rate schedules, as factors.</summary>
internal static class Schedule
{
    private const int WarmSteps = 100;
    private const double Least = 0.03;

    /// <summary>Rises over the first 100 steps, then falls along a half cosine to 3 %.</summary>
    public static double WarmCosine(int step, double fraction) =>
        Math.Min(1, (step + 1) / (double)WarmSteps) * (Least + (1 - Least) * 0.5 * (1 + Math.Cos(Math.PI * fraction)));
}
