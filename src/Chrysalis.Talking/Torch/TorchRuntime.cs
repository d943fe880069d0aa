using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Security.Cryptography;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// Lets TorchSharp find its native library. Where the system's libstdc++ is older than the library wants
/// (Debian 12, Ubuntu 22.04), a patched copy in the user's cache folder is loaded instead; elsewhere nothing is touched.
/// Before TorchSharp's first call, oneDNN is corrected where the processor hides its caches (<see cref="OneDnnCaches"/>), and MKL made
/// repeatable where it is not (<see cref="MklReproducibility"/>); the C library keeps the memory of tensors
/// (<see cref="HeapThresholds"/>).
/// </summary>
internal static class TorchRuntime
{
    /// <summary>Names a folder with libtorch's libraries, for programs that came without.</summary>
    public const string FolderVariable = "CHRYSALIS_LIBTORCH";

    private const string LibraryName = "LibTorchSharp";
    private const string LibraryFile = "libLibTorchSharp.so";
    private const string ProcessorLibrary = "libtorch_cpu.so";
    private const string ProcessorLibraryName = "torch_cpu";

    private static readonly Lazy<bool> Corrected = new(Correct);

    /// <summary>Whether libtorch is there.</summary>
    public static bool HasLibtorch => FindLibtorch() is not null
        || NativeLibrary.TryLoad(ProcessorLibraryName, typeof(TorchRuntime).Assembly, null, out _);

    /// <summary>Registers the resolver when this assembly is first used; nothing is loaded before Torch is.</summary>
    [ModuleInitializer]
    [SuppressMessage(
        "Usage", "CA2255", Justification = "Torch must load without a manual step in tests, programs and published builds alike.")]
    internal static void Register()
    {
        if (!OperatingSystem.IsLinux())
            return;

        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name switch
        {
            ProcessorLibraryName when FindShipped() is { } shipped && LoadLibtorch(shipped) is { } path => NativeLibrary.Load(path),
            LibraryName => LoadTorchSharp(),
            _ => 0,
        };
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => CorrectBeforeItsFirstCall(loaded.LoadedAssembly);
        foreach (Assembly already in AppDomain.CurrentDomain.GetAssemblies())
            CorrectBeforeItsFirstCall(already);
    }

    /// <summary>Whether the system's libstdc++ has the symbol that GCC 13 brought.</summary>
    internal static bool SystemLibraryIsNewEnough() =>
        NativeLibrary.TryLoad("libstdc++.so.6", out nint library) && NativeLibrary.TryGetExport(library, ElfVersionPatch.Symbol, out _);

    /// <summary>The file that ships with the program, or null when it is not there.</summary>
    internal static string? FindShipped() =>
        NativeFolders().Select(folder => Path.Combine(folder, LibraryFile)).FirstOrDefault(File.Exists);

    /// <exception cref="TalkingException">libtorch is not there.</exception>
    internal static void RequireLibtorch()
    {
        if (HasLibtorch)
            return;
        string platform = OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64";
        throw new TalkingException($"libtorch is not here, and this computes with it: add the package libtorch-cpu-{platform} of version "
            + $"2.10.0 to the program, or name a folder with its libraries in {FolderVariable}.");
    }

    private static string? FindLibtorch()
    {
        string file = OperatingSystem.IsWindows() ? "torch_cpu.dll" : OperatingSystem.IsMacOS() ? "libtorch_cpu.dylib" : ProcessorLibrary;
        return NativeFolders().Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    // A program may know TorchSharp's types and never compute with them: libtorch is loaded with its first call.
    private static void CorrectBeforeItsFirstCall(Assembly loaded)
    {
        if (loaded.GetName().Name != nameof(TorchSharp))
            return;
        try
        {
            NativeLibrary.SetDllImportResolver(loaded, (_, _, _) =>
            {
                _ = Corrected.Value;
                return 0;
            });
        }
        catch (InvalidOperationException)
        {
            // Somebody else resolves for it.
            _ = Corrected.Value;
        }
    }

    private static bool Correct()
    {
        HeapThresholds.Raise();
        if (FindShipped() is not { } shipped || LoadLibtorch(shipped) is not { } path)
            return false;
        nint library = NativeLibrary.Load(path);
        if (MklReproducibility.IsNeeded)
            MklReproducibility.SwitchOn(library);
        if (OneDnnCaches.AreHidden)
            OneDnnCaches.Correct(library, path);
        return true;
    }

    private static nint LoadTorchSharp()
    {
        RequireLibtorch();
        return SystemLibraryIsNewEnough() ? 0 : LoadPatched();
    }

    private static nint LoadPatched()
    {
        if (FindShipped() is not { } shipped)
            return 0;

        // libtorch comes first, by its full path: the patched copy then finds it by name although it lies elsewhere.
        LoadLibtorch(shipped);
        try
        {
            return NativeLibrary.Load(PatchedCopy(shipped, CacheFolder.For("torch")));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return LoadOnce(shipped);
        }
    }

    // Without a cache that can be written, the copy serves this run alone: once loaded, its file is not needed.
    private static nint LoadOnce(string shipped)
    {
        try
        {
            string folder = Directory.CreateTempSubdirectory("chrysalis-torch-").FullName;
            try
            {
                return NativeLibrary.Load(PatchedCopy(shipped, folder));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TalkingException($"Neither the cache folder '{CacheFolder.For("torch")}' nor the temporary folder "
                + $"'{Path.GetTempPath()}' can be written: set CHRYSALIS_CACHE to a folder that can.", error);
        }
    }

    /// <returns>The path of libtorch_cpu, or null when it is not there.</returns>
    private static string? LoadLibtorch(string shipped)
    {
        string? processorLibrary = null;
        string folder = Path.GetDirectoryName(shipped)!;
        foreach (string library in new[] { "libtorch_global_deps.so", "libc10.so", ProcessorLibrary, "libtorch.so" })
        {
            string? path = NativeFolders().Prepend(folder).Select(f => Path.Combine(f, library)).FirstOrDefault(File.Exists);
            if (path is null)
                continue;
            NativeLibrary.Load(path);
            if (library == ProcessorLibrary)
                processorLibrary = path;
        }

        return processorLibrary;
    }

    /// <summary>Writes the patched copy once (keyed by content, moved into place whole) and returns its path.</summary>
    internal static string PatchedCopy(string shipped, string cacheFolder)
    {
        byte[] image = File.ReadAllBytes(shipped);
        string key = Convert.ToHexStringLower(SHA256.HashData(image))[..16];
        if (!ElfVersionPatch.Apply(image))
            return shipped;

        string target = Path.Combine(cacheFolder, key, LibraryFile);
        if (File.Exists(target) && new FileInfo(target).Length == image.Length)
            return target;

        AtomicFile.Write(target, stream => stream.Write(image));
        return target;
    }

    private static IEnumerable<string> NativeFolders()
    {
        string assemblyFolder = Path.GetDirectoryName(typeof(TorchRuntime).Assembly.Location) is { Length: > 0 } beside
            ? beside
            : AppContext.BaseDirectory;
        string searched = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        string[] known = Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named
            ? [named, assemblyFolder, AppContext.BaseDirectory]
            : [assemblyFolder, AppContext.BaseDirectory];
        return known
            .SelectMany(
                folder => new[] { folder, Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"), Path.Combine(
                    folder, "runtimes", "linux-x64", "native") })
            .Concat(searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .Distinct();
    }
}
