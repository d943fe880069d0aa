using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.Resources.Machines;

/// <summary>Where magic states come from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FactoryKind>))]
public enum FactoryKind
{
    /// <summary>
    /// Two levels of distillation, 15-to-1 and 8T-to-CCZ, whose corrections need no wait (Gidney and Fowler, arXiv:1812.01238 and
    /// 1905.08916).
    /// </summary>
    AutoCcz,

    /// <summary>15-to-1 feeding 8T-to-CCZ, each level in patches no larger than it needs (Litinski, arXiv:1905.06903, table 1).</summary>
    Distillation,

    /// <summary>T states grown inside a patch, then 8T-to-CCZ (Gidney, Shutty and Jones, arXiv:2409.17595).</summary>
    Cultivation,
}
