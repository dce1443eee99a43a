namespace Compositor.Core;

/// <summary>The clipboard of the desktop that the wall is shown on, where there is one. Main thread. It knows text only.</summary>
public interface IOutsideClipboard
{
    /// <summary>The text there; null when there is none.</summary>
    ReadOnlyMemory<byte>? Read();

    /// <summary>Puts text there.</summary>
    /// <param name="text">UTF-8.</param>
    void Write(ReadOnlySpan<byte> text);
}
