namespace Chrysalis.Talking.Models;

/// <summary>What is said where a model would have to run a program that came with its weights.</summary>
internal static class ProgramTrust
{
    /// <summary>The settings that <see cref="Refusal"/> speaks of.</summary>
    public static IReadOnlyList<string> Settings { get; } = [nameof(SpeakingScene.TrustsProgram), nameof(SpeakingScene.Features)];

    /// <summary>The refusal, in one sentence.</summary>
    /// <param name="model">How the user knows the model.</param>
    /// <param name="program">The program's file.</param>
    public static string Refusal(string model, string program) =>
        $"'{model}' hears by '{program}', a TorchScript program that came with it: running it lets whoever wrote it do with this computer "
        + "whatever Torch's operations can, in your name; where you trust its origin allow the program, or give the embeddings of "
        + "this recording as features.";
}
