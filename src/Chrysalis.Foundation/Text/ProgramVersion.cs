using System.Reflection;

namespace Chrysalis.Foundation.Text;

/// <summary>The version of this program: what an earlier one made is not taken for this one's.</summary>
public static class ProgramVersion
{
    /// <summary>With what names the build after a plus sign, where the sources were under version control.</summary>
    public static string Whole { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>As it is released and printed: what <see cref="Whole"/> says before its plus sign.</summary>
    public static string Released { get; } = Whole.Split('+')[0];
}
