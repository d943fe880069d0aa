namespace Chrysalis.Cli.Talk.TrainJudge;

/// <summary>What <c>talk train-judge --json</c> prints.</summary>
/// <param name="Judge">The judge's folder.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="Finished">Whether the goal was reached.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Figures">Figures of the training by name.</param>
internal sealed record TrainJudgeFindings(string Judge, int Seed, bool Finished, long Steps, IReadOnlyDictionary<string, double> Figures);
