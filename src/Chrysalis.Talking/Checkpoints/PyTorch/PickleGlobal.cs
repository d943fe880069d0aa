namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>A Python name that a pickle refers to. It is only a name here: nothing of Python is there to be called.</summary>
internal sealed record PickleGlobal(string Module, string Name)
{
    public string FullName => $"{Module}.{Name}";
}
