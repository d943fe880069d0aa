namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>How motion is drawn.</summary>
/// <param name="Steps">Steps walked from noise to motion.</param>
/// <param name="Guidance">How much the speech is leant on; 1 as learnt.</param>
/// <param name="Temperature">How far the noise spreads.</param>
internal sealed record SamplerSettings(int Steps, double Guidance, MotionTemperature Temperature);
