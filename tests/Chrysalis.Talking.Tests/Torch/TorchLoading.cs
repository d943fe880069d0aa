using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Chrysalis.Talking.Torch;

namespace Chrysalis.Talking.Tests.Torch;

/// <summary>A test that is run alone may call Torch before any type of the library is used: the library's module is up before.</summary>
internal static class TorchLoading
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Any test may be the first.")]
    internal static void BeReady() => RuntimeHelpers.RunModuleConstructor(typeof(TorchRuntime).Module.ModuleHandle);
}
