using System.Text;
using Chrysalis.Foundation.Errors;

namespace Chrysalis.Foundation.Files;

/// <summary>File systems take names of a limited length; one that is too long is told before any work.</summary>
public static class FileNameLength
{
    /// <summary>Most bytes of a name, in UTF-8, on the file systems in use.</summary>
    public const int MostBytes = 255;

    /// <summary>Passes a path whose every name is short enough.</summary>
    /// <exception cref="ChrysalisException">A file or folder in it has too long a name.</exception>
    public static void Require(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (string name in path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            if (Encoding.UTF8.GetByteCount(name) is > MostBytes and int bytes)
                throw new ChrysalisException($"The name '{name[..24]}...' is {bytes} bytes long; file systems take at most {MostBytes}: "
                    + "choose a shorter one.");
        }
    }
}
