using Chrysalis.Foundation.Errors;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>The sentences about a store that cannot be used any more.</summary>
internal static class StoreDamage
{
    private const string Remedy = "delete the store's folder and read the chain again";

    /// <summary>A file is not what it was when the store was saved.</summary>
    public static QuantumException Changed(string path, Exception? inner = null) =>
        new(new Fault(path, "was damaged or changed since the store was saved", Remedy), inner);

    /// <summary>A file is gone or shorter.</summary>
    public static QuantumException Missing(string path, Exception? inner = null) =>
        new(new Fault(path, "is missing or shorter than when the store was saved", Remedy), inner);

    /// <summary>Another version wrote the store.</summary>
    public static QuantumException OtherVersion(string path) =>
        new(new Fault(path, "was written by another version of this program", Remedy));
}
