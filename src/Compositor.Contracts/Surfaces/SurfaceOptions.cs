namespace Compositor.Contracts;

/// <summary>What a source says when it creates a surface.</summary>
/// <param name="Head">0 for the first head; one live surface a head.</param>
public sealed record SurfaceOptions(int Head)
{
    /// <summary>What the guest calls the head, for people; null when it has no name.</summary>
    public string? Title { get; init; }

    /// <summary>Where the input of this head goes; null when the source takes none.</summary>
    public IInputSink? Input { get; init; }

    /// <summary>How to ask for another size; null when the source cannot.</summary>
    public IDisplayControl? Display { get; init; }

    /// <summary>How to send files to the guest; null when the source cannot.</summary>
    public IFileSink? Files { get; init; }

    /// <summary>Hears how the head is looked at; null when the source does not care.</summary>
    public IViewSink? View { get; init; }
}
