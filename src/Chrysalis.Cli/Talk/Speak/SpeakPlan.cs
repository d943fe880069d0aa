using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>What a <c>talk speak</c> is to do.</summary>
/// <param name="Requests">A video each.</param>
/// <param name="Words">How all of them are spoken.</param>
/// <param name="Model">The persona's folder, or the checkpoint.</param>
/// <param name="Open">Loads the model.</param>
internal sealed record SpeakPlan(IReadOnlyList<SpeakRequest> Requests, SpeakWords Words, string Model, Func<Speaker> Open);
