namespace Chrysalis.Talking.Phones;

/// <summary>The 15 mouth classes that games use, in their usual order and under their usual names (OVRLipSync's).</summary>
internal static class Viseme
{
    /// <summary>Their number.</summary>
    public const int Count = 15;

    /// <summary>Silence.</summary>
    public const int Silence = 0;

    /// <summary>Lips together: p, b, m.</summary>
    public const int Lips = 1;

    private static readonly string[] AllNames =
        ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh", "ou"];

    private static readonly Dictionary<string, int[]> OfArpabet = new(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = [1], ["b"] = [1], ["m"] = [1], ["f"] = [2], ["v"] = [2], ["th"] = [3], ["dh"] = [3], ["t"] = [4], ["d"] = [4],
        ["k"] = [5], ["g"] = [5], ["ng"] = [5], ["hh"] = [5], ["ch"] = [6], ["jh"] = [6], ["sh"] = [6], ["zh"] = [6], ["s"] = [7],
        ["z"] = [7], ["n"] = [8], ["l"] = [8], ["r"] = [9], ["er"] = [9], ["aa"] = [10], ["ae"] = [10], ["ah"] = [10], ["ax"] = [10],
        ["ay"] = [10, 12], ["aw"] = [10, 14], ["eh"] = [11], ["ey"] = [11, 12], ["ih"] = [12], ["iy"] = [12], ["y"] = [12],
        ["ao"] = [13], ["ow"] = [13, 14], ["oy"] = [13, 12], ["uh"] = [14], ["uw"] = [14], ["w"] = [14], ["pau"] = [0],
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => AllNames;

    /// <summary>The classes that a phone of ARPAbet goes through; silence where it is not known.</summary>
    public static IReadOnlyList<int> Of(string phone) => OfArpabet.TryGetValue(phone, out int[]? classes) ? classes : [Silence];
}
