namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>Stim's names of codes and tasks.</summary>
public static class MemoryTasks
{
    private static readonly (MemoryTask Task, string Code, string Name)[] Names =
    [
        (MemoryTask.RotatedZ, "surface_code", "rotated_memory_z"), (MemoryTask.RotatedX, "surface_code", "rotated_memory_x"),
        (MemoryTask.UnrotatedZ, "surface_code", "unrotated_memory_z"), (MemoryTask.UnrotatedX, "surface_code", "unrotated_memory_x"),
        (MemoryTask.Repetition, "repetition_code", "memory"),
    ];

    /// <summary>The code's name: surface_code or repetition_code.</summary>
    public static string CodeName(this MemoryTask task) => Names.Single(n => n.Task == task).Code;

    /// <summary>The task's name, such as rotated_memory_z.</summary>
    public static string TaskName(this MemoryTask task) => Names.Single(n => n.Task == task).Name;

    /// <summary>Finds a task by Stim's names.</summary>
    /// <exception cref="QuantumException">There is none of these names.</exception>
    public static MemoryTask Parse(string code, string task)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(task);
        var ofCode = Names.Where(n => n.Code == code).ToArray();
        if (ofCode.Length == 0)
            throw new QuantumException($"'{code}' is not a code: surface_code and repetition_code are.");
        foreach ((MemoryTask found, _, string name) in ofCode)
            if (name == task)
                return found;
        throw new QuantumException(
            $"'{task}' is not a task of {code}: {string.Join(", ", ofCode.Select(n => n.Name))} {(ofCode.Length == 1 ? "is" : "are")}.");
    }
}
