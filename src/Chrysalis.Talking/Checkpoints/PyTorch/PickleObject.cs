namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>An instance of a class that is known to be harmless or is only listed: its state is kept, never interpreted.</summary>
internal sealed class PickleObject(PickleGlobal type)
{
    public PickleGlobal Type { get; } = type;

    public object? State { get; set; }
}
