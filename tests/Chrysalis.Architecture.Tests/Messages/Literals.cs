using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Chrysalis.Architecture.Tests.Messages;

/// <summary>The texts that the compiled code of a project holds.</summary>
internal static class Literals
{
    /// <summary>Every text that its methods load.</summary>
    /// <param name="project">Name without <c>Chrysalis.</c>.</param>
    public static IReadOnlyList<string> Of(string project)
    {
        string assembly = project == "Cli" ? "chrysalis.dll" : $"Chrysalis.{project}.dll";
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        MetadataReader metadata = file.GetMetadataReader();
        var all = new List<string>();
        for (UserStringHandle at = MetadataTokens.UserStringHandle(1); !at.IsNil; at = metadata.GetNextHandle(at))
            all.Add(metadata.GetUserString(at));
        return all;
    }
}
