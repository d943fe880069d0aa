using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>
/// The speaker of a plan, opened beside other work where that takes half a second: while other programs look at the recordings. A large
/// model is opened only when it is asked for, so that nobody waits for it to hear that his recording is none.
/// </summary>
internal sealed class SpeakerOpening : IDisposable
{
    private const long MostBytesBeside = 32 << 20;

    private readonly Lazy<Speaker> opened;
    private readonly Task<Speaker>? beside;

    public SpeakerOpening(SpeakPlan plan)
    {
        // On a thread of its own: those of the pool tell that other programs have ended.
        beside = IsSmall(plan.Model) ? OwnThread.Run(() => plan.Open().WarmUp()) : null;
        opened = new(() => beside is null ? plan.Open() : beside.GetAwaiter().GetResult());
    }

    /// <summary>The speaker, once it is open.</summary>
    public Speaker Speaker => opened.Value;

    /// <summary>Unloads it; what is still being opened is waited for, for native code must not be torn down under it.</summary>
    public void Dispose()
    {
        if (beside is not null)
        {
            Task.WaitAny([beside]);
            if (beside.IsCompletedSuccessfully)
                beside.Result.Dispose();
        }
        else if (opened.IsValueCreated)
        {
            opened.Value.Dispose();
        }
    }

    private static bool IsSmall(string model) =>
        Directory.Exists(model) && new DirectoryInfo(model).EnumerateFiles().Sum(file => file.Length) <= MostBytesBeside;
}
