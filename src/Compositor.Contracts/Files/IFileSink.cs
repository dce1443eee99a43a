namespace Compositor.Contracts;

/// <summary>An optional ability of a surface: its guest takes files.</summary>
public interface IFileSink
{
    /// <summary>Begins to send a file and returns at once. Any thread; several at a time.</summary>
    /// <param name="file">The file; its descriptor is the sink's from here on.</param>
    IFileTransfer Send(GuestFile file);
}
