namespace Chrysalis.Talking.Speech;

/// <summary>
/// <see cref="VoiceActivity"/> fed block by block. A video frame's value is given when <see cref="LookAhead"/> after the frame's middle was
/// heard, and is exactly what the whole-file form gives for what was heard until then, of which the last minute counts (<see
/// cref="MemorySeconds"/>); when the sound has ended, the last frames' values are given with all that was heard. The value does not depend
/// on how the sound is divided. The look-ahead covers margins and ramps, so that values differ from those of the whole file only where the
/// levels of speech and noise, which the whole file tells beforehand, are still being learned. One instance serves one sound. Not for use
/// from several threads at once.
/// </summary>
public sealed class CausalVoiceActivity
{
    /// <summary>What is remembered of the sound, in seconds (to the quarter second).</summary>
    public const int MemorySeconds = 60;

    private const int MemorySteps = (int)(MemorySeconds / VoiceActivity.StepSeconds);
    private readonly double framesPerSecond;
    private readonly int sampleRateHz;
    private readonly float[] step;
    private readonly List<double> levels = [];
    private long forgotten;
    private long heard;
    private int stepCount;
    private bool ended;

    /// <summary>Begins a sound.</summary>
    /// <param name="sampleRateHz">Its samples a second.</param>
    /// <param name="framesPerSecond">Video frames a second.</param>
    public CausalVoiceActivity(int sampleRateHz, double framesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);
        (this.sampleRateHz, this.framesPerSecond) = (sampleRateHz, framesPerSecond);
        step = new float[VoiceActivity.StepSamples(sampleRateHz)];
    }

    /// <summary>Sound after a video frame's middle that its value needs: 0.44 s.</summary>
    public static TimeSpan LookAhead { get; } = TimeSpan.FromSeconds((VoiceActivity.LookAheadSteps + 1) * VoiceActivity.StepSeconds);

    /// <summary>Frames given so far.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Hears the next samples.</summary>
    /// <param name="block">Any number of samples.</param>
    /// <param name="ready">Takes the values that are ready now, in order: the frame's number, and how much is being said, 0 to 1.</param>
    /// <exception cref="InvalidOperationException">The sound has ended.</exception>
    public void Push(ReadOnlySpan<float> block, Action<long, float> ready)
    {
        ArgumentNullException.ThrowIfNull(ready);
        if (ended)
            throw new InvalidOperationException("The sound has ended: begin another one.");
        while (!block.IsEmpty)
        {
            int count = Math.Min(block.Length, step.Length - stepCount);
            block[..count].CopyTo(step.AsSpan(stepCount));
            stepCount += count;
            heard += count;
            block = block[count..];
            if (stepCount < step.Length)
                return;
            EndStep();
            while (VoiceActivity.StepOf(FrameCount, framesPerSecond) + VoiceActivity.LookAheadSteps < forgotten + levels.Count)
                Give(VoiceActivity.OfLevels([.. levels]), ready);
        }
    }

    /// <summary>The sound has ended.</summary>
    /// <param name="ready">Takes the last frames' values.</param>
    public void Complete(Action<long, float> ready)
    {
        ArgumentNullException.ThrowIfNull(ready);
        ended = true;
        if (stepCount > 0)
            EndStep();
        float[] soft = VoiceActivity.OfLevels([.. levels]);
        long count = (long)Math.Ceiling(TimeSpan.FromSeconds(heard / (double)sampleRateHz).TotalSeconds * framesPerSecond);
        while (FrameCount < count)
            Give(soft, ready);
    }

    private void EndStep()
    {
        levels.Add(VoiceActivity.LevelDb(step.AsSpan(0, stepCount)));
        stepCount = 0;

        // Whole spans between estimates of the noise, so that those stay where they were.
        if (levels.Count < MemorySteps + VoiceActivity.StepsBetweenFloors)
            return;
        levels.RemoveRange(0, VoiceActivity.StepsBetweenFloors);
        forgotten += VoiceActivity.StepsBetweenFloors;
    }

    private void Give(float[] soft, Action<long, float> ready)
    {
        long at = VoiceActivity.StepOf(FrameCount, framesPerSecond) - forgotten;
        ready(FrameCount++, soft[Math.Min(at, soft.Length - 1)]);
    }
}
