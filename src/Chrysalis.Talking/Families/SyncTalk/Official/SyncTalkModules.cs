using Chrysalis.Talking.Families.SyncTalk.Networks;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>The networks of a public SyncTalk checkpoint. Not for two threads at once where one disposes of it.</summary>
/// <param name="Head">The head.</param>
/// <param name="Torso">The torso; null where the checkpoint is of a head alone.</param>
internal sealed record SyncTalkModules(HeadNetwork Head, TorsoNetwork? Torso) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Head.Dispose();
        Torso?.Dispose();
    }
}
