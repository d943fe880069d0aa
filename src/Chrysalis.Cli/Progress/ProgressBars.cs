using System.Globalization;
using Chrysalis.Foundation.Progress;
using Spectre.Console;

namespace Chrysalis.Cli.Progress;

/// <summary>Progress as one bar a stage on a terminal; messages scroll above the bars.</summary>
internal sealed class ProgressBars(IAnsiConsole console, ProgressContext bars) : IProgress<WorkProgress>
{
    private readonly Lock _lock = new();
    private ProgressTask? _task;
    private string _stage = "";

    /// <inheritdoc/>
    public void Report(WorkProgress value)
    {
        lock (_lock)
        {
            if (_task is null || value.Stage != _stage)
                Begin(value.Stage);
            string loss = value.Loss is { } number ? string.Create(CultureInfo.InvariantCulture, $" loss {number:0.0000}") : "";
            _task!.Description = Markup.Escape(value.Stage + loss + (value.Note is null ? "" : " " + value.Note));
            _task.IsIndeterminate = value.Total <= 0;
            _task.MaxValue = Math.Max(1, value.Total);
            _task.Value = value.Done;
            if (value.Message is not null)
                console.MarkupLine(Markup.Escape(value.Message));
        }
    }

    private void Begin(string stage)
    {
        _task?.StopTask();
        _task = bars.AddTask(Markup.Escape(stage));
        _stage = stage;
    }
}
