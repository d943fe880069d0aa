using System.Numerics;
using Chrysalis.Quantum.StateVector.Lanes;

namespace Chrysalis.Quantum.StateVector.Sweeps;

/// <summary>Runs a sweep over a state on some threads.</summary>
internal static unsafe class SweepRunner<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <param name="state">The amplitudes.</param>
    /// <param name="qubitCount">Their number is 2^this.</param>
    /// <param name="sweep">The sweep.</param>
    /// <param name="workspaces">Memory for each thread.</param>
    public static void Run(T* state, int qubitCount, Sweep sweep, SweepWorkspace<TVector, T>[] workspaces)
    {
        PreparedStage<TLanes, TVector, T>[] stages = [.. sweep.Stages.Select(stage => new PreparedStage<TLanes, TVector, T>(stage))];
        try
        {
            long blocks = 1L << (qubitCount - sweep.Qubits.Length), next = -1;
            var layout = new BlockLayout(sweep.Qubits, qubitCount);
            int workers = (int)Math.Min(workspaces.Length, blocks);
            if (workers == 1)
                Work(workspaces[0]);
            else
                Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker => Work(workspaces[worker]));

            void Work(SweepWorkspace<TVector, T> workspace)
            {
                T* block = layout.InPlace ? null : workspace.Block(layout.BlockQubits);
                TVector* scratch = workspace.Scratch(stages.Max(stage => stage.ScratchVectors));
                for (long index = Interlocked.Increment(ref next); index < blocks; index = Interlocked.Increment(ref next))
                    RunBlock(state, layout, index, stages, block, scratch);
            }
        }
        finally
        {
            foreach (PreparedStage<TLanes, TVector, T> stage in stages)
                stage.Dispose();
        }
    }

    private static void RunBlock(
        T* state, BlockLayout layout, long index, PreparedStage<TLanes, TVector, T>[] stages, T* buffer, TVector* scratch)
    {
        T* home = state + 2 * layout.BlockStart(index);
        T* block = buffer == null ? home : buffer;
        if (block != home)
            BlockCopy<TVector, T>.Load(home, block, layout);
        foreach (PreparedStage<TLanes, TVector, T> stage in stages)
            stage.Apply(block, layout.BlockQubits, scratch);
        if (block != home)
            BlockCopy<TVector, T>.Store(block, home, layout);
    }
}
