using System.Globalization;
using Chrysalis.Foundation.Progress;
using Spectre.Console;

namespace Chrysalis.Cli.Progress;

/// <summary>Progress as one bar a stage on a terminal; messages scroll above the bars.</summary>
internal sealed class ProgressBars(IAnsiConsole console, ProgressContext bars) : IProgress<WorkProgress>
{
    private readonly Lock gate = new();
    private ProgressTask? task;
    private string stage = "";

    /// <inheritdoc/>
    public void Report(WorkProgress value)
    {
        lock (gate)
        {
            if (task is null || value.Stage != stage)
                Begin(value.Stage);
            string loss = value.Loss is { } number ? string.Create(CultureInfo.InvariantCulture, $" loss {number:0.0000}") : "";
            task!.Description = Markup.Escape(value.Stage + loss + (value.Note is null ? "" : " " + value.Note));
            task.IsIndeterminate = value.Total <= 0;
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
            if (value.Message is not null)
                console.MarkupLine(Markup.Escape(value.Message));
        }
    }

    private void Begin(string stage)
    {
        task?.StopTask();
        task = bars.AddTask(Markup.Escape(stage));
        this.stage = stage;
    }
}
