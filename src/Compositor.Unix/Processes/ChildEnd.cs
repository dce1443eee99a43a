namespace Compositor.Unix;

/// <summary>How a child process ended.</summary>
/// <param name="Status">Its exit status, 128 and the signal's number when a signal ended it; null when its time was over and it was ended.</param>
/// <param name="Output">What it wrote: the first or the last part when that was much.</param>
/// <param name="Errors">What it wrote as errors, likewise.</param>
public sealed record ChildEnd(int? Status, string Output, string Errors)
{
    private const int SignalBase = 128;
    private const int HighestSignal = 64;

    /// <summary>The signal that ended it; null when it ended by itself, or in time's name.</summary>
    public Signal? Signal => Status is > SignalBase and <= SignalBase + HighestSignal ? (Signal)(Status.Value - SignalBase) : null;

    /// <summary>True when it took too long.</summary>
    public bool TookTooLong => Status is null || Signal == Unix.Signal.Alarm;

    /// <summary>The last line of its errors that says something; empty when there is none.</summary>
    public string LastError => Errors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault(string.Empty);
}
