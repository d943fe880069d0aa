namespace Chrysalis.Architecture.Tests;

/// <summary>Breaches of a rule, told whole: xunit would cut the list.</summary>
internal static class Breach
{
    private const int Shown = 50;

    /// <summary>Fails with the first breaches when there are any.</summary>
    public static void None(IReadOnlyCollection<string> breaches) =>
        Assert.True(breaches.Count == 0, $"{breaches.Count} breaches:\n{string.Join('\n', breaches.Take(Shown))}");
}
