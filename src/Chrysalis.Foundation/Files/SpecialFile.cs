using System.Runtime.InteropServices;

namespace Chrysalis.Foundation.Files;

/// <summary>Tells pipes, sockets and devices from files: what is written to them goes through, and must not take their place.</summary>
public static partial class SpecialFile
{
    private const int TypeMask = 0xF000, Regular = 0x8000, Folder = 0x4000;

    // The runtime's own description of a file begins with flags and the mode; the rest is of no interest here.
    private const int DescriptionBytes = 512, ModeAt = 4;

    /// <summary>Whether something is there that is neither a file nor a folder; links are followed. False on Windows.</summary>
    public static bool Is(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (OperatingSystem.IsWindows() || path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return false;
        Span<byte> description = stackalloc byte[DescriptionBytes];
        try
        {
            return Describe(path, ref MemoryMarshal.GetReference(description)) == 0
                && (MemoryMarshal.Read<int>(description[ModeAt..]) & TypeMask) is not (Regular or Folder);
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Describe(string path, ref byte description);
}
