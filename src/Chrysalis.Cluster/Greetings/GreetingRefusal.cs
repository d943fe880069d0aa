namespace Chrysalis.Cluster.Greetings;

/// <summary>Why a greeting ended without a welcome.</summary>
internal enum GreetingRefusal : byte
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>The two are of different versions.</summary>
    OtherVersion,

    /// <summary>One has a secret and the other has none.</summary>
    OneSecret,

    /// <summary>Their secrets differ.</summary>
    OtherSecret,

    /// <summary>What came was no greeting, or ended early.</summary>
    Garbage,

    /// <summary>It took too long.</summary>
    Slow,
}
