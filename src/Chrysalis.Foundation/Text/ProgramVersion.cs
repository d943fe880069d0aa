using System.Reflection;

namespace Chrysalis.Foundation.Text;

/// <summary>The version of this program: what an earlier one made is not taken for this one's.</summary>
public static class ProgramVersion
{
    /// <summary>As it is printed, with what names the build after a plus sign.</summary>
    public static string Whole { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
