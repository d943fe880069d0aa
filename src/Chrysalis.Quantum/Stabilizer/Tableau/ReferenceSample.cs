using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer.Programs;

namespace Chrysalis.Quantum.Stabilizer.Tableau;

/// <summary>The shot that a circuit gives without noise, with 0 where a result is random.</summary>
internal static class ReferenceSample
{
    /// <summary>Simulates it.</summary>
    public static ShotTable Of(StabilizerProgram program, CancellationToken cancellation = default)
    {
        var simulator = new TableauSimulator(program);
        simulator.Run(cancellation);
        var table = new ShotTable(1, simulator.Record.Count);
        for (int i = 0; i < simulator.Record.Count; i++)
            if (simulator.Record[i])
                table.Flip(0, i);
        return table;
    }
}
