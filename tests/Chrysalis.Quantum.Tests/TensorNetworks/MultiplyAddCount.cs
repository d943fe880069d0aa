using Chrysalis.Quantum.TensorNetworks;

namespace Chrysalis.Quantum.Tests.TensorNetworks;

/// <summary>Counts a plan's multiply-adds one by one: for every slice and step, every assignment of the indices of both tensors.</summary>
internal static class MultiplyAddCount
{
    public static double Of(TensorNetwork network, ContractionPlan plan)
    {
        long count = 0;
        for (long slice = 0; slice < 1L << plan.Sliced.Count; slice++)
        {
            List<HashSet<int>?> alive = [.. network.Tensors.Select(tensor => tensor.Indices.Except(plan.Sliced).ToHashSet())];
            foreach ((int left, int right) in plan.Path)
            {
                HashSet<int> together = [.. alive[left]!, .. alive[right]!];
                for (long assignment = 0; assignment < 1L << together.Count; assignment++)
                    count++;
                (alive[left], alive[right]) = (null, null);
                alive.Add(
                    [.. together.Where(index => network.Open.Contains(index) || alive.Any(tensor => tensor?.Contains(index) == true))]);
            }
        }

        return count;
    }
}
