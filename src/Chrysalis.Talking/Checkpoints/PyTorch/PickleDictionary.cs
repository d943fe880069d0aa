namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>A Python dictionary: entries in order; where a key stands twice, the later entry holds.</summary>
internal sealed class PickleDictionary
{
    public List<KeyValuePair<object?, object?>> Entries { get; } = [];

    public void Add(object? key, object? value) => Entries.Add(new(key, value));
}
