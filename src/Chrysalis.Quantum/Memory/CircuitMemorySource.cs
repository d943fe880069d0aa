namespace Chrysalis.Quantum.Memory;

/// <summary>Shots of a generated memory circuit.</summary>
internal static class CircuitMemorySource
{
    public static MemorySource Create(MemorySetting setting, BurstOptions? bursts)
        => throw new QuantumException($"No circuit for {setting.Key} {bursts}.");
}
