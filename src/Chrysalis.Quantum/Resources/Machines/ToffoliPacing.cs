using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.Resources.Machines;

/// <summary>What each layer of Toffoli gates waits for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ToffoliPacing>))]
public enum ToffoliPacing
{
    /// <summary>
    /// The reaction time alone: corrections are teleported ahead (Fowler, arXiv:1210.4626; Gidney and Fowler, arXiv:1905.08916).
    /// </summary>
    Reaction,

    /// <summary>One lattice-surgery operation of d rounds, then the reaction time.</summary>
    LatticeSurgery,
}
